<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>tastescope::ui::CleaningStep</name>
    <message numerus="yes">
        <source>%n kinds of events</source>
        <translation>
            <numerusform>%n kind of event</numerusform>
            <numerusform>%n kinds of events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tastescope::ui::CloseQuestion</name>
    <message numerus="yes">
        <source>%n models are still waiting or training</source>
        <translation>
            <numerusform>%n model is still training</numerusform>
            <numerusform>%n models are still waiting or training</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ColumnsStep</name>
    <message numerus="yes">
        <source>%1, %n doubts</source>
        <translation>
            <numerusform>%1, %n doubt</numerusform>
            <numerusform>%1, %n doubts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tastescope::ui::DataExplorer</name>
    <message numerus="yes">
        <source>How it was read: %n doubts</source>
        <translation>
            <numerusform>How it was read: %n doubt</numerusform>
            <numerusform>How it was read: %n doubts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tastescope::ui::JobRow</name>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>about %n s left</numerusform>
            <numerusform>about %n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n min left</numerusform>
            <numerusform>about %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n h left</source>
        <translation>
            <numerusform>about %n h left</numerusform>
            <numerusform>about %n h left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ProjectRow</name>
    <message numerus="yes">
        <source>%1 %2 · %3 %4 · %n runs</source>
        <translation>
            <numerusform>%1 %2 · %3 %4 · %n run</numerusform>
            <numerusform>%1 %2 · %3 %4 · %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tastescope::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
</TS>

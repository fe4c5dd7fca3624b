<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Ago</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tastescope::ui::CheckDialog</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
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
    <name>tastescope::ui::InterruptedBar</name>
    <message numerus="yes">
        <source>%n more were interrupted.</source>
        <translation>
            <numerusform>%n more was interrupted.</numerusform>
            <numerusform>%n more were interrupted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ProjectRow</name>
    <message numerus="yes">
        <source>%n runs interrupted or paused</source>
        <translation>
            <numerusform>%n run interrupted or paused</numerusform>
            <numerusform>%n runs interrupted or paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %n runs</source>
        <translation>
            <numerusform>%1 · %2 · %n run</numerusform>
            <numerusform>%1 · %2 · %n runs</numerusform>
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

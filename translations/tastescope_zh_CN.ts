<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Ago</name>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Append</name>
    <message>
        <source>Nothing was added to this project since its import, so there is nothing to undo.</source>
        <translation>该项目自导入以来没有添加过数据，没有可以撤销的内容。</translation>
    </message>
    <message>
        <source>%1 is being trained on what was added last. Stop it, or wait until it is done, and undo then.</source>
        <translation>%1 正在用最近添加的数据训练。请停止它或等它完成，然后再撤销。</translation>
    </message>
    <message>
        <source>%1 opinions, %2 people and %3 selections kept by name are about users or items that came with “%4”, and would lose them. Say that they may.</source>
        <translation>有 %1 条评价、%2 个保留的人和 %3 个保留的选择涉及随“%4”添加的用户或物品，会一同失去它们。请确认允许这样做。</translation>
    </message>
    <message>
        <source>Somebody else has changed the data of this project meanwhile. Open it again, and add the file then.</source>
        <translation>其间有人更改了该项目的数据。请重新打开项目，然后再添加文件。</translation>
    </message>
    <message>
        <source>Taking back what was added</source>
        <translation>正在撤回添加的数据</translation>
    </message>
    <message>
        <source>Newer than this run are %1 interactions, %2 users and %3 items: it recommends none of these items and knows of the users what it has learned before.</source>
        <translation>在此次运行之后新增了 %1 次交互、%2 位用户和 %3 件物品：它不会推荐这些新物品，对用户也只了解当时学到的内容。</translation>
    </message>
    <message>
        <source>The project can only be read, so nothing can be added to it. Copy it to a folder you can write to.</source>
        <translation>该项目为只读，无法添加数据。请将它复制到可写入的文件夹。</translation>
    </message>
    <message>
        <source>What is added is cleaned by the rules of the project: “%1”. Leave out what says otherwise.</source>
        <translation>添加的数据按项目“%1”自己的规则清洗。请去掉与之不同的设置。</translation>
    </message>
    <message>
        <source>The rows of “%1” were added before, from “%2” on %3, and would count twice. Nothing is added.</source>
        <translation>“%1”中的行已于 %3 从“%2”添加过，再次添加会重复计算。没有添加任何内容。</translation>
    </message>
    <message>
        <source>Somebody else has changed the data of this project meanwhile. Open it again, and look what was added last.</source>
        <translation>其间有人更改了此项目的数据。请重新打开项目，查看最近添加的内容。</translation>
    </message>
    <message>
        <source>“%1” was added by other rules for repeated pairs. Say the same for what is added now.</source>
        <translation>“%1”添加时采用了不同的重复处理规则。请为这次添加指定相同的规则。</translation>
    </message>
</context>
<context>
    <name>Best</name>
    <message>
        <source>A model cannot be chosen by “%1”. It can be by: accuracy, coverage, novelty, time, memory.</source>
        <translation>不能按“%1”选择模型。可以按准确度（accuracy）、覆盖率（coverage）、新颖度（novelty）、时间（time）、内存（memory）。</translation>
    </message>
    <message>
        <source>A search for the best model takes between 0 and %1 minutes.</source>
        <translation>寻找最佳模型的搜索须长于 0 分钟，不超过 %1 分钟。</translation>
    </message>
    <message>
        <source>What the search “%1” was to try cannot be read. Start a new one.</source>
        <translation>无法读取搜索“%1”要尝试的内容。请重新开始一次。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 is the most accurate: %2 %3 ± %4 on validation, of %5 trainings.</source>
        <translation>%1 最准确：验证集上 %2 为 %3 ± %4，共训练 %5 次。</translation>
    </message>
    <message>
        <source>By %1 it is %2, of the models as accurate as the best on validation: %3 %4 ± %5, of %6 trainings.</source>
        <translation>在验证集上与最佳模型同样准确的模型中，按%1应选 %2：%3 为 %4 ± %5，共训练 %6 次。</translation>
    </message>
    <message>
        <source>On the test %1 and %2 cannot be told apart (%3).</source>
        <translation>在测试集上，%1 与 %2 无法区分（%3）。</translation>
    </message>
    <message>
        <source>On the test %1 is better than %2 (%3).</source>
        <translation>在测试集上，%1 优于 %2（%3）。</translation>
    </message>
    <message>
        <source>%1 trains in %2, %3 in %4.</source>
        <translation>%1 训练用时 %2，%3 用时 %4。</translation>
    </message>
    <message>
        <source>For lists beyond the popular %1 covers %2 % of the catalogue against %3 %.</source>
        <translation>若希望列表不止于热门，%1 覆盖目录的 %2%，另一个为 %3%。</translation>
    </message>
    <message>
        <source>coverage of the catalogue</source>
        <translation>目录覆盖率</translation>
    </message>
    <message>
        <source>novelty of the lists</source>
        <translation>列表新颖度</translation>
    </message>
    <message>
        <source>time of training</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确度</translation>
    </message>
    <message>
        <source>The split has no test part, so this is not tested.</source>
        <translation>该划分没有测试部分，因此未经测试。</translation>
    </message>
    <message>
        <source>it cannot serve users it has not seen</source>
        <translation>无法服务训练中没有的用户</translation>
    </message>
    <message>
        <source>the data has no order</source>
        <translation>数据没有先后顺序</translation>
    </message>
    <message>
        <source>it predicts what is next, and this split hides entries at random</source>
        <translation>它预测下一项，而该划分随机隐藏记录</translation>
    </message>
    <message>
        <source>the data has no attributes</source>
        <translation>数据没有属性</translation>
    </message>
    <message>
        <source>adversarial networks take a search of %1 minutes or more</source>
        <translation>对抗网络需要 %1 分钟或更长的搜索</translation>
    </message>
    <message>
        <source>so many items take more memory than there is</source>
        <translation>物品太多，内存不够</translation>
    </message>
    <message>
        <source>there is not enough time for it</source>
        <translation>时间不够</translation>
    </message>
    <message>
        <source>“%1” is a search over the settings of one model, not for the best model. Go on with it there.</source>
        <translation>“%1”是对单个模型设置的搜索，不是寻找最佳模型。请在那里继续。</translation>
    </message>
    <message>
        <source>Looking for the best model</source>
        <translation>正在寻找最佳模型</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>It did not end within the time there was for it.</source>
        <translation>未能在分配的时间内结束。</translation>
    </message>
    <message>
        <source>The split has no validation part, and a model is never chosen by the test. Give it one.</source>
        <translation>该划分没有验证部分，而模型绝不按测试集选择。请为它留出验证部分。</translation>
    </message>
    <message>
        <source>By %1 it is %2, of the tested models as accurate as the best on validation: %3 %4 ± %5, of %6 trainings.</source>
        <translation>按%1选择的是 %2，取自验证集上与最佳模型同样准确且经过测试的模型：%3 为 %4 ± %5，共 %6 次训练。</translation>
    </message>
    <message>
        <source>The value on validation was the best of %1, so it flatters; the test, looked at after the choice, gives %2 ± %3.</source>
        <translation>验证集上的数值是 %1 次中最好的一次，因此偏乐观；选定之后才查看的测试集给出 %2 ± %3。</translation>
    </message>
    <message>
        <source>The data of this project has changed since the search “%1” began. Start a new one.</source>
        <translation>自搜索“%1”开始以来，此项目的数据已发生变化。请开始新的搜索。</translation>
    </message>
</context>
<context>
    <name>ChartExport</name>
    <message>
        <source>A chart is saved as .png, .svg or .pdf, not as &quot;%1&quot;. Choose one of these endings.</source>
        <translation>图表可保存为 .png、.svg 或 .pdf，不能保存为“%1”。请选择其中一种扩展名。</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose a folder you may write to with room on its disk.</source>
        <translation>无法写入 %1。请选择有写入权限且磁盘空间充足的文件夹。</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Open this project.</source>
        <translation>打开此项目。</translation>
    </message>
    <message>
        <source>Open the sample, made on first use.</source>
        <translation>打开示例，首次使用时自动建立。</translation>
    </message>
    <message>
        <source>Language: en, zh_CN or system.</source>
        <translation>语言：en、zh_CN 或 system。</translation>
    </message>
    <message>
        <source>Theme: light, dark or system.</source>
        <translation>外观：light、dark 或 system。</translation>
    </message>
    <message>
        <source>Forget window settings and recent projects.</source>
        <translation>清除窗口设置和最近的项目。</translation>
    </message>
    <message>
        <source>Run for the map: number or name.</source>
        <translation>地图所用的运行：编号或名称。</translation>
    </message>
    <message>
        <source>Map of users or items.</source>
        <translation>用户地图或物品地图。</translation>
    </message>
    <message>
        <source>Size of the map in pixels, 1200x900.</source>
        <translation>地图的像素尺寸，例如 1200x900。</translation>
    </message>
    <message>
        <source>A project, or a data file to import.</source>
        <translation>项目文件，或要导入的数据文件。</translation>
    </message>
    <message>
        <source>--lang takes en, zh_CN or system.</source>
        <translation>--lang 只接受 en、zh_CN 或 system。</translation>
    </message>
    <message>
        <source>--theme takes light, dark or system.</source>
        <translation>--theme 只接受 light、dark 或 system。</translation>
    </message>
    <message>
        <source>--size takes WIDTHxHEIGHT, from 100 to 20000.</source>
        <translation>--size 的格式是“宽x高”，每边 100 到 20000。</translation>
    </message>
    <message>
        <source>--render-map needs --project FILE or --sample.</source>
        <translation>--render-map 需要同时给出 --project FILE 或 --sample。</translation>
    </message>
    <message>
        <source>Write the latent map of a run as PNG, SVG or PDF and quit.</source>
        <translation>把某次运行的隐空间地图写为 PNG、SVG 或 PDF 后退出。</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>No significant difference to %1 (p %2, Holm)</source>
        <translation>与 %1 没有显著差异（p %2，Holm）</translation>
    </message>
    <message>
        <source>Better than %1 (p %2, Holm)</source>
        <translation>优于 %1（p %2，Holm）</translation>
    </message>
    <message>
        <source>Lower than %1 (p %2, Holm)</source>
        <translation>低于 %1（p %2，Holm）</translation>
    </message>
    <message>
        <source>no significant difference, p %1</source>
        <translation>无显著差异，p %1</translation>
    </message>
    <message>
        <source>higher, p %1</source>
        <translation>更高，p %1</translation>
    </message>
    <message>
        <source>lower, p %1</source>
        <translation>更低，p %1</translation>
    </message>
    <message>
        <source>Higher than %1 (p %2, Holm)</source>
        <translation>高于 %1（p %2，Holm）</translation>
    </message>
    <message>
        <source>Level with %1 (95 % %2 to %3)</source>
        <translation>与 %1 持平（95% 区间 %2 至 %3）</translation>
    </message>
    <message>
        <source>Above %1 by %2 (95 % %3 to %4)</source>
        <translation>比 %1 高 %2（95% 区间 %3 至 %4）</translation>
    </message>
    <message>
        <source>Below %1 by %2 (95 % %3 to %4)</source>
        <translation>比 %1 低 %2（95% 区间 %3 至 %4）</translation>
    </message>
</context>
<context>
    <name>Config</name>
    <message>
        <source>There is no parameter %1. The nearest one is %2.</source>
        <translation>没有参数 %1，最接近的是 %2。</translation>
    </message>
    <message>
        <source>There is no parameter %1.</source>
        <translation>没有参数 %1。</translation>
    </message>
    <message>
        <source>There is no parameter %1. There are: %2.</source>
        <translation>没有参数 %1。可用的参数有：%2。</translation>
    </message>
    <message>
        <source>%1 must be between %2 and %3.</source>
        <translation>%1 必须在 %2 到 %3 之间。</translation>
    </message>
    <message>
        <source>%1 must be one of: %2.</source>
        <translation>%1 必须是以下之一：%2。</translation>
    </message>
    <message>
        <source>%1 must be whole numbers between %2 and %3, such as 600,200.</source>
        <translation>%1 必须是 %2 到 %3 之间的整数列表，例如 600,200。</translation>
    </message>
    <message>
        <source>%1 must be a whole number.</source>
        <translation>%1 必须是整数。</translation>
    </message>
    <message>
        <source>%1 must be a number.</source>
        <translation>%1 必须是数字。</translation>
    </message>
    <message>
        <source>%1 must be true or false.</source>
        <translation>%1 必须是 true 或 false。</translation>
    </message>
    <message>
        <source>The parameters must be a JSON object.</source>
        <translation>参数必须是一个 JSON 对象。</translation>
    </message>
    <message>
        <source>%1 is not of the form key=value.</source>
        <translation>%1 不是“键=值”的形式。</translation>
    </message>
    <message>
        <source>%1 must be a whole number or auto.</source>
        <translation>%1 必须是整数或 auto。</translation>
    </message>
    <message>
        <source>%1 must be a number or auto.</source>
        <translation>%1 必须是数字或 auto。</translation>
    </message>
</context>
<context>
    <name>CopyProject</name>
    <message>
        <source>Copying %1</source>
        <translation>正在复制 %1</translation>
    </message>
    <message>
        <source>Copied to %1, %2.</source>
        <translation>已复制到 %1，%2。</translation>
    </message>
    <message>
        <source>The copy was cancelled. Nothing was written.</source>
        <translation>复制已取消，未写入任何内容。</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>%1 is not a date for %2. Write it as 2011-12-09 or as unix seconds.</source>
        <translation>%1 不是 %2 可用的日期。请写成 2011-12-09 或 Unix 秒数。</translation>
    </message>
    <message>
        <source>Say what to train: --model KEY or --resume RUN.</source>
        <translation>请指明要训练什么：--model KEY 或 --resume RUN。</translation>
    </message>
    <message>
        <source>The disk is full, so %1 is not written. Free some space or choose another folder.</source>
        <translation>磁盘已满，%1 没有写入。请腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2). Choose a folder you may write to.</source>
        <translation>无法写入 %1（%2）。请选择有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>The saved random generator state cannot be read.</source>
        <translation>无法读取保存的随机数生成器状态。</translation>
    </message>
    <message>
        <source>Two runs can be paired only over the same users.</source>
        <translation>只有用户相同的两次运行才能配对。</translation>
    </message>
    <message>
        <source>%1 is not a metric with a list length. Write it like ndcg@10.</source>
        <translation>%1 不是带列表长度的指标。请写成 ndcg@10 这样的形式。</translation>
    </message>
    <message>
        <source>%1 and %2 were made on different splits or data, so their numbers cannot be compared. Choose runs that share a split.</source>
        <translation>%1 和 %2 使用的划分或数据不同，数值无法比较。请选择划分相同的运行。</translation>
    </message>
    <message>
        <source>%1 has no value for each user, so it cannot be tested in pairs.</source>
        <translation>%1 没有逐个用户的数值，无法做配对检验。</translation>
    </message>
    <message>
        <source>A comparison needs at least two runs.</source>
        <translation>比较至少需要两次运行。</translation>
    </message>
    <message>
        <source>Say what to tune: --model KEY or --resume STUDY.</source>
        <translation>请说明要调哪个：--model KEY 或 --resume STUDY。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>无法读取文件 %1。</translation>
    </message>
    <message>
        <source>%1 Did you mean %2?</source>
        <translation>%1您要找的是不是 %2？</translation>
    </message>
    <message>
        <source>%1 is no event with a weight. Write --event view=1,buy=5.</source>
        <translation>%1 不是带权重的事件。请写成 --event view=1,buy=5。</translation>
    </message>
    <message>
        <source>The symbolic links of %1 lead in a circle. Choose another name.</source>
        <translation>%1 的符号链接互相指向，形成了循环。请换一个名称。</translation>
    </message>
    <message>
        <source>%1 cannot be used (%2). Check the path and its permissions.</source>
        <translation>无法使用 %1（%2）。请检查路径及其权限。</translation>
    </message>
    <message>
        <source>%1 is being read, so it is not written over. Choose another name.</source>
        <translation>正在读取 %1，因此没有覆盖它。请换一个名称。</translation>
    </message>
    <message>
        <source>%1 belongs to the open project %2, so it is not written over. Choose another name.</source>
        <translation>%1 属于打开的项目 %2，因此没有覆盖它。请换一个名称。</translation>
    </message>
    <message>
        <source>%1 is the open project, so it is not written over. Choose another name.</source>
        <translation>%1 是打开的项目，因此没有覆盖它。请换一个名称。</translation>
    </message>
    <message>
        <source>%1 cannot be written: there is no folder %2. Create it, or choose another.</source>
        <translation>无法写入 %1：文件夹 %2 不存在。请创建它，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 is a folder. Name a file in it.</source>
        <translation>%1 是文件夹。请指定其中的一个文件名。</translation>
    </message>
    <message>
        <source>%1 is a device and no file. Choose another name.</source>
        <translation>%1 是设备而不是文件。请换一个名称。</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name, or say that it may be replaced (--overwrite).</source>
        <translation>%1 已存在。请换一个名称，或允许替换它（--overwrite）。</translation>
    </message>
    <message>
        <source>%1 is named for two results. Give each a name of its own.</source>
        <translation>%1 被指定给了两个结果。请为它们各取一个名称。</translation>
    </message>
    <message>
        <source>%1 is a project or another database, so it is not written over. Choose another name.</source>
        <translation>%1 是项目或其他数据库，因此不会被覆盖。请换一个名称。</translation>
    </message>
    <message>
        <source>%1 belongs to the database beside it, so it is not written over. Choose another name.</source>
        <translation>%1 属于旁边的数据库，因此不会被覆盖。请换一个名称。</translation>
    </message>
    <message>
        <source>The name “%1…” has %2 characters, and %3 are the most. Choose a shorter one.</source>
        <translation>名称“%1…”有 %2 个字符，最多只能有 %3 个。请换一个较短的名称。</translation>
    </message>
    <message>
        <source>%1 is not written: it would become larger than a file may be here. Raise the limit of file sizes (ulimit -f), or choose a disk that takes larger files.</source>
        <translation>未写入 %1：它会超过此处允许的文件大小。请提高文件大小限制（ulimit -f），或选择支持更大文件的磁盘。</translation>
    </message>
    <message>
        <source>A run has nothing to be compared with in itself: #%1 is named twice. Name two different runs.</source>
        <translation>运行无法与自身比较：#%1 被指定了两次。请指定两个不同的运行。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Name a table with the columns user, item and value.</source>
        <translation>无法读取 %1。请指定一个含有 user、item 和 value 列的表格。</translation>
    </message>
    <message>
        <source>%1 does not begin with a line that names the columns user, item and value. Write one, with commas between them.</source>
        <translation>%1 的第一行没有写明 user、item 和 value 列。请加上这一行，并用逗号分隔。</translation>
    </message>
    <message>
        <source>The line has too few cells.</source>
        <translation>该行的单元格太少。</translation>
    </message>
    <message>
        <source>No user has the id %1.</source>
        <translation>没有 id 为 %1 的用户。</translation>
    </message>
    <message>
        <source>No item has the id %1.</source>
        <translation>没有 id 为 %1 的物品。</translation>
    </message>
    <message>
        <source>“%1” is none of like, dislike, bought, hide, not-now and none.</source>
        <translation>“%1”不是 like、dislike、bought、hide、not-now 或 none 之一。</translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation>“%1”不是时间。</translation>
    </message>
    <message>
        <source>Say whose opinion of what it is: --user, --item and --value.</source>
        <translation>请说明是谁对什么的评价：--user、--item 和 --value。</translation>
    </message>
    <message>
        <source>What is added follows the rules of its project, so leave out: %1.</source>
        <translation>添加的数据遵循项目的规则，请去掉：%1。</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>still to come</source>
        <translation>尚未训练</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>The attribute column “%1” is inconsistent.</source>
        <translation>属性列“%1”的数据不一致。</translation>
    </message>
    <message>
        <source>The data has more than 4 billion different ids.</source>
        <translation>数据中的不同标识超过 40 亿个。</translation>
    </message>
    <message>
        <source>The interactions are inconsistent.</source>
        <translation>交互数据不一致。</translation>
    </message>
    <message>
        <source>There is no column “%1” to sort by. Choose one of the table&apos;s.</source>
        <translation>没有可供排序的列“%1”。请选择表中已有的列。</translation>
    </message>
    <message>
        <source>The column “%1” cannot colour a map. Choose a number, a category or tags.</source>
        <translation>列“%1”不能用于地图着色。请选择数值、类别或标签列。</translation>
    </message>
    <message>
        <source>The events do not belong to these interactions.</source>
        <translation>这些事件与交互不匹配。</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>%1 became NaN at epoch %2</source>
        <translation>%1 在第 %2 轮变为 NaN</translation>
    </message>
    <message>
        <source>The best epoch so far is kept. A lower learning rate often helps.</source>
        <translation>目前的最佳轮次已保留。降低学习率通常有效。</translation>
    </message>
    <message>
        <source>The latent space is collapsing</source>
        <translation>隐空间正在坍缩</translation>
    </message>
    <message>
        <source>KL is only %1 nats, so the code hardly depends on the history. Lower the KL weight or warm it up more slowly.</source>
        <translation>KL 仅 %1 nat，编码几乎不依赖历史。请降低 KL 权重或放慢预热。</translation>
    </message>
    <message>
        <source>KL holds at %1 nats.</source>
        <translation>KL 保持在 %1 nat。</translation>
    </message>
    <message>
        <source>%1 dimensions carry information.</source>
        <translation>%1 个维度携带信息。</translation>
    </message>
    <message>
        <source>The latent space is in use</source>
        <translation>隐空间得到利用</translation>
    </message>
    <message>
        <source>Losses are finite and falling</source>
        <translation>损失有限且在下降</translation>
    </message>
    <message>
        <source>%1 fell %2 % over the last %3 epochs.</source>
        <translation>最近 %3 轮，%1下降了 %2%。</translation>
    </message>
    <message>
        <source>The loss is rising</source>
        <translation>损失在上升</translation>
    </message>
    <message>
        <source>%1 rose %2 % over the last %3 epochs.</source>
        <translation>最近 %3 轮，%1上升了 %2%。</translation>
    </message>
    <message>
        <source>Losses are finite and level</source>
        <translation>损失有限且平稳</translation>
    </message>
    <message>
        <source>%1 hardly changed over the last %2 epochs.</source>
        <translation>最近 %2 轮，%1几乎没有变化。</translation>
    </message>
    <message>
        <source>Validation has been flat for %1 epochs</source>
        <translation>验证指标已持平 %1 轮</translation>
    </message>
    <message>
        <source>Training stops by itself after %1 without a new best.</source>
        <translation>连续 %1 轮没有新的最佳时，训练自动停止。</translation>
    </message>
    <message>
        <source>You can stop now and keep epoch %1.</source>
        <translation>现在可以停止并保留第 %1 轮。</translation>
    </message>
    <message>
        <source>Validation is improving</source>
        <translation>验证指标在提升</translation>
    </message>
    <message>
        <source>Best %1 so far: %2 at epoch %3.</source>
        <translation>目前最佳 %1：第 %3 轮的 %2。</translation>
    </message>
    <message>
        <source>The discriminator is too strong</source>
        <translation>判别器过强</translation>
    </message>
    <message>
        <source>Its loss is %1 against %2 of the generator, so the generator learns little. Train the discriminator less often or more slowly.</source>
        <translation>其损失为 %1，而生成器为 %2，生成器学到的很少。请减少判别器的训练次数或降低其学习率。</translation>
    </message>
    <message>
        <source>Generator and discriminator are in balance</source>
        <translation>生成器与判别器保持平衡</translation>
    </message>
    <message>
        <source>Their losses are %1 and %2.</source>
        <translation>两者的损失分别为 %1 和 %2。</translation>
    </message>
    <message>
        <source>The generator copies its input</source>
        <translation>生成器在照抄输入</translation>
    </message>
    <message>
        <source>Its output correlates %1 with what it was given: it has collapsed to an identity map and ranks nothing new. Lower the weight of reconstruction or the width.</source>
        <translation>它的输出与输入的相关系数为 %1：生成器已塌缩为恒等映射，不再排出新的物品。请降低重构的权重或宽度。</translation>
    </message>
    <message>
        <source>The generator does not copy its input</source>
        <translation>生成器没有照抄输入</translation>
    </message>
    <message>
        <source>Its output correlates %1 with what it was given; 1 would be a copy.</source>
        <translation>它的输出与输入的相关系数为 %1；1 表示完全照抄。</translation>
    </message>
    <message>
        <source>No test items</source>
        <translation>没有测试项</translation>
    </message>
    <message>
        <source>The split leaves no test items, so there are no test metrics: users with fewer than 3 interactions stay whole in training, and nobody has enough more.</source>
        <translation>此划分没有留下测试项，因此没有测试指标：交互少于 3 条的用户整个留在训练集中，而没有人的交互足够多。</translation>
    </message>
    <message>
        <source>The split leaves no test items, so there are no test metrics. Choose another split or larger shares.</source>
        <translation>此划分没有留下测试项，因此没有测试指标。请选择其他划分或更大的比例。</translation>
    </message>
    <message>
        <source>Above every baseline</source>
        <translation>优于所有基线</translation>
    </message>
    <message>
        <source>%1 is %2 on validation, against %3.</source>
        <translation>验证集上的 %1 为 %2，对比 %3。</translation>
    </message>
    <message>
        <source>Below %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>Below %1 and %2 others</source>
        <translation>低于 %1 等，另有 %2 个</translation>
    </message>
    <message>
        <source>Below %1 and %2</source>
        <translation>低于 %1 和 %2</translation>
    </message>
    <message>
        <source>%1 is %2 at best on validation, against %3. Other settings may do better: search for them.</source>
        <translation>验证集上的 %1 最好为 %2，对比 %3。换一组设置可能更好：不妨搜索。</translation>
    </message>
    <message>
        <source>Level with %1</source>
        <translation>与 %1 持平</translation>
    </message>
</context>
<context>
    <name>Evaluate</name>
    <message>
        <source>List lengths (k) must be whole numbers from 1 up.</source>
        <translation>列表长度（k）必须是不小于 1 的整数。</translation>
    </message>
    <message>
        <source>No user has an item to be found in this part of the split, so there is nothing to evaluate. Choose a larger share or another split.</source>
        <translation>划分的这一部分里没有任何用户有待预测的物品，因此无法评估。请调大比例或换一种划分方式。</translation>
    </message>
    <message>
        <source>Ranking all items</source>
        <translation>正在对全部物品排序</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>There is no part %1 of a split. Choose test or valid.</source>
        <translation>划分中没有 %1 这一部分。请选择 test 或 valid。</translation>
    </message>
    <message>
        <source>“%1” is not an item attribute that puts items into groups. There is: %2.</source>
        <translation>“%1”不是可用于分组的物品属性。可选：%2。</translation>
    </message>
    <message>
        <source>Comparing lists with histories</source>
        <translation>正在对比列表与历史</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>“%1” has no value for each user. There is: %2.</source>
        <translation>“%1”没有逐用户的取值。可选：%2。</translation>
    </message>
    <message>
        <source>There are no segments by “%1”. There is: %2.</source>
        <translation>无法按“%1”分组。可选：%2。</translation>
    </message>
    <message>
        <source>Probability of the held-out items</source>
        <translation>留出物品的概率</translation>
    </message>
    <message>
        <source>Beyond accuracy</source>
        <translation>准确度之外</translation>
    </message>
    <message>
        <source>How different the items of a list are, how much more popular than the histories, and how far their kinds are from those of the histories.</source>
        <translation>列表中的物品彼此差异多大，比历史中的物品流行多少，其类别与历史的类别相差多远。</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Shares by %1</source>
        <translation>按 %1 的占比</translation>
    </message>
    <message>
        <source>In the histories of the users and in their lists, in %.</source>
        <translation>在用户的历史中和在其列表中，以百分比表示。</translation>
    </message>
    <message>
        <source>Histories</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>By length of history</source>
        <translation>按历史长度</translation>
    </message>
    <message>
        <source>By popularity of the items to be found</source>
        <translation>按待找物品的流行度</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>按 %1</translation>
    </message>
    <message>
        <source>%1 of each group with its 95 % interval. The gap lies between the best and the worst group.</source>
        <translation>每组的 %1 及其 95% 区间。差距指最好与最差的组之间的差值。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Gap, 95 % interval</source>
        <translation>差距，95% 区间</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>Each user&apos;s interactions dealt at random, seed %1</source>
        <translation>每个用户的交互随机划分，随机种子 %1</translation>
    </message>
    <message>
        <source>The last item of each user tests</source>
        <translation>每个用户的最后一个物品用于测试</translation>
    </message>
    <message>
        <source>By time: the latest interactions test</source>
        <translation>按时间：最近的交互用于测试</translation>
    </message>
    <message>
        <source>Whole users held out, seed %1</source>
        <translation>留出整位用户，种子 %1</translation>
    </message>
    <message>
        <source>As the imported files say</source>
        <translation>按导入文件的划分</translation>
    </message>
    <message>
        <source>training and validation items</source>
        <translation>训练和验证中的物品</translation>
    </message>
    <message>
        <source>training items</source>
        <translation>训练中的物品</translation>
    </message>
    <message>
        <source>the shown part of the history</source>
        <translation>历史中已展示的部分</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>评估协议</translation>
    </message>
    <message>
        <source>Every number below depends on this.</source>
        <translation>下面的每个数字都取决于此。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Fingerprint of the data</source>
        <translation>数据指纹</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 个用户</translation>
    </message>
    <message>
        <source>Ranked against</source>
        <translation>排序范围</translation>
    </message>
    <message>
        <source>all %1 items</source>
        <translation>全部 %1 个物品</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>by item order</source>
        <translation>按物品顺序</translation>
    </message>
    <message>
        <source>Recall divides by</source>
        <translation>召回率的分母</translation>
    </message>
    <message>
        <source>the held-out items; recall-capped by the smaller of k and those</source>
        <translation>留出的物品数；recall-capped 除以 k 与该数中较小者</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>95 %, over users</source>
        <translation>95%，按用户计算</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>%1 with its 95 % interval over users</source>
        <translation>%1 及其按用户计算的 95% 区间</translation>
    </message>
    <message>
        <source>Are they different?</source>
        <translation>差异是否显著？</translation>
    </message>
    <message>
        <source>%1, paired over %2 users: Wilcoxon&apos;s signed-rank test, corrected after Holm over all pairs; intervals by bootstrap.</source>
        <translation>%1，在 %2 个用户上配对：Wilcoxon 符号秩检验，对所有配对作 Holm 校正；区间由自助法得出。</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>p (t)</source>
        <translation>p（t）</translation>
    </message>
    <message>
        <source>p (Wilcoxon)</source>
        <translation>p（Wilcoxon）</translation>
    </message>
    <message>
        <source>p (Holm)</source>
        <translation>p（Holm）</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>文字说明</translation>
    </message>
    <message>
        <source>Difference in %1 with its 95 % interval</source>
        <translation>%1 的差值及其 95% 区间</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Evaluation of %1</source>
        <translation>%1 的评估</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>The temperature of drawn histories must be above 0.</source>
        <translation>生成历史的温度必须大于 0。</translation>
    </message>
    <message>
        <source>Making up histories</source>
        <translation>正在生成历史</translation>
    </message>
    <message>
        <source>histories</source>
        <translation>条历史</translation>
    </message>
    <message>
        <source>Reconstructing histories</source>
        <translation>正在重构历史</translation>
    </message>
    <message>
        <source>other real histories</source>
        <translation>其他真实历史</translation>
    </message>
    <message>
        <source>drawn by popularity</source>
        <translation>按流行度抽取</translation>
    </message>
    <message>
        <source>from the posteriors of users</source>
        <translation>取自用户的后验分布</translation>
    </message>
    <message>
        <source>from the prior</source>
        <translation>取自先验分布</translation>
    </message>
    <message>
        <source>from the encodings of users</source>
        <translation>取自用户的编码</translation>
    </message>
    <message>
        <source>written on from a first item</source>
        <translation>由首个物品续写</translation>
    </message>
    <message>
        <source>%1 gives each item a chance of its own rather than one distribution over all, so it has no likelihood per interaction.</source>
        <translation>%1 为每个物品单独给出概率，而不是给出所有物品上的一个分布，因此没有每次交互的似然。</translation>
    </message>
    <message>
        <source>The scores of %1 only order items and are no probabilities, so it has no likelihood and makes up no histories.</source>
        <translation>%1 的得分只用于物品排序，不是概率，因此没有似然，也不能生成历史。</translation>
    </message>
    <message>
        <source>%1 has no latent distribution, so it has no ELBO and no latent units.</source>
        <translation>%1 没有隐分布，因此没有 ELBO，也没有隐单元。</translation>
    </message>
    <message>
        <source>%1 makes up no histories: it has neither a latent space of users to draw from nor an order to write on.</source>
        <translation>%1 不能生成历史：它既没有可供抽样的用户隐空间，也没有可供续写的顺序。</translation>
    </message>
    <message>
        <source>There are too few users with a history to compare made-up histories with.</source>
        <translation>有历史的用户太少，无法与生成的历史比较。</translation>
    </message>
    <message>
        <source>Log-likelihood per interaction</source>
        <translation>每次交互的对数似然</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Perplexity by popularity</source>
        <translation>按流行度的困惑度</translation>
    </message>
    <message>
        <source>Softmax of the scores over all items that are not hidden, for %1 held-out interactions of %2 users, in nats. Perplexity says among how many equally likely items the right one hides; lower is better.</source>
        <translation>对所有未隐藏物品的得分取 softmax，计算 %2 个用户的 %1 次留出交互，单位为 nat。困惑度表示正确物品相当于藏在多少个等可能的物品之中；越低越好。</translation>
    </message>
    <message>
        <source>KL of the strongest dimensions, nats</source>
        <translation>最强维度的 KL，单位为 nat</translation>
    </message>
    <message>
        <source>Dimension %1</source>
        <translation>维度 %1</translation>
    </message>
    <message>
        <source>Latent space and ELBO</source>
        <translation>隐空间与 ELBO</translation>
    </message>
    <message>
        <source>Of the histories shown, per user, in nats; the prior is N(0, I). A dimension is active when the means of users differ along it (variance above 0.01).</source>
        <translation>针对所展示的历史，按用户计算，单位为 nat；先验为 N(0, I)。用户均值在某个维度上有差异（方差大于 0.01）时，该维度为活跃维度。</translation>
    </message>
    <message>
        <source>Active dimensions</source>
        <translation>活跃维度</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>ELBO</source>
        <translation>ELBO</translation>
    </message>
    <message>
        <source>ELBO per interaction</source>
        <translation>每次交互的 ELBO</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Made-up histories against real ones</source>
        <translation>生成历史与真实历史的比较</translation>
    </message>
    <message>
        <source>MMD²</source>
        <translation>MMD²</translation>
    </message>
    <message>
        <source>As a generative model</source>
        <translation>作为生成模型</translation>
    </message>
    <message>
        <source>Seeds can be compared for a finished run and at least one seed; %1 is not finished or none was asked for.</source>
        <translation>只有已完成的运行且至少一个随机种子时才能比较种子；%1 尚未完成，或没有要求任何种子。</translation>
    </message>
    <message>
        <source>Over seeds</source>
        <translation>跨随机种子</translation>
    </message>
    <message>
        <source>%1 runs that differ in their seed alone. The deviation is over seeds, the 95 % interval a bootstrap over users of each user&apos;s mean over seeds.</source>
        <translation>%1 次仅随机种子不同的运行。标准差按种子计算，95% 区间是对每个用户的种子均值在用户上作自助法得出。</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>The items have no attribute that puts them into groups, so “%1” cannot be evaluated.</source>
        <translation>物品没有可用于分组的属性，因此无法评估“%1”。</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>评估对象</translation>
    </message>
    <message>
        <source>An evaluation needs at least one run.</source>
        <translation>评估至少需要一个运行。</translation>
    </message>
    <message>
        <source>Too few histories to compare: each set needs at least %1.</source>
        <translation>可比较的历史太少：每组至少需要 %1 条。</translation>
    </message>
    <message>
        <source>The test part as the imported files say; validation dealt from the rest</source>
        <translation>测试部分按导入文件所给，验证部分从其余数据中分出</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>%1 histories of each kind against as many real ones of other users; the more items two share, the nearer they are. Density: how many real ones each is near, 1 as real ones are, more when only typical ones are made up. Coverage: the share of real ones that one is near (as near as their %2 nearest others). MMD² is 0 for equal distributions.</source>
        <translation>每种各取 %1 条历史，与其他用户同样多的真实历史相比；两条历史共有的物品越多，距离越近。密度：每条与多少真实历史相近，真实历史之间为 1，只编造典型历史时更高。覆盖率：有编造历史与之相近的真实历史所占比例（近到与其最近的 %2 条相当）。分布相同时 MMD² 为 0。</translation>
    </message>
    <message>
        <source>The selection “%1”</source>
        <translation>选择集“%1”</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The cells need a delimiter between them. Choose one.</source>
        <translation>单元格之间需要分隔符。请选择一个。</translation>
    </message>
    <message>
        <source>A list needs at least one item. Choose a longer one.</source>
        <translation>列表至少需要一个物品。请选择更长的长度。</translation>
    </message>
    <message>
        <source>Plain CSV</source>
        <translation>普通 CSV</translation>
    </message>
    <message>
        <source>Excel (UTF-8 BOM)</source>
        <translation>Excel（UTF-8 BOM）</translation>
    </message>
    <message>
        <source>Excel 中文 (GB18030)</source>
        <translation>Excel 中文（GB18030）</translation>
    </message>
    <message>
        <source>TensorBoard projector (TSV)</source>
        <translation>TensorBoard 投影器（TSV）</translation>
    </message>
    <message>
        <source>This table has no column “%1”. There are: %2.</source>
        <translation>此表没有列“%1”。可用的列有：%2。</translation>
    </message>
    <message>
        <source>This run&apos;s model has no vectors of users. Choose a run of a latent-space model.</source>
        <translation>此次运行的模型没有用户向量。请选择带隐空间的模型的运行。</translation>
    </message>
    <message>
        <source>This run&apos;s model has no vectors of items. Choose a run of a latent-space model.</source>
        <translation>此次运行的模型没有物品向量。请选择带隐空间的模型的运行。</translation>
    </message>
    <message>
        <source>The lists stored in %1 are damaged. Make the recommendations again.</source>
        <translation>%1 中保存的列表已损坏。请重新生成推荐。</translation>
    </message>
    <message>
        <source>The data has no user number %1.</source>
        <translation>数据中没有第 %1 号用户。</translation>
    </message>
    <message>
        <source>This system cannot write the encoding %1. Choose UTF-8.</source>
        <translation>本系统无法写出编码 %1。请选择 UTF-8。</translation>
    </message>
    <message>
        <source>%1 cells that a spreadsheet would run got a leading apostrophe; an import takes it away again.</source>
        <translation>有 %1 个会被电子表格执行的单元格加上了前导撇号；导入时会再去掉。</translation>
    </message>
    <message>
        <source>%1 numbers that a spreadsheet would change, such as 007, are written as =&quot;007&quot;; an import reads them as they were.</source>
        <translation>有 %1 个会被电子表格改动的数字（如 007）写成了 =&quot;007&quot;；导入时会读回原样。</translation>
    </message>
    <message>
        <source>%1 characters do not exist in this encoding and became question marks.</source>
        <translation>有 %1 个字符在此编码中不存在，已替换为问号。</translation>
    </message>
    <message>
        <source>There are no parts to write into files of their own: choose a split.</source>
        <translation>没有可分别写入文件的部分：请选择一种划分。</translation>
    </message>
    <message>
        <source>Metrics and curves are of runs, not of a selection. Leave --select away.</source>
        <translation>指标和曲线属于运行，不属于选择集。请去掉 --select。</translation>
    </message>
    <message>
        <source>The data has no item number %1.</source>
        <translation>数据中没有编号为 %1 的物品。</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Home opens projects. A project is one file that holds the data, the trained models and everything known about them.</source>
        <translation>主页用来打开项目。一个项目就是一个文件，里面有数据、训练好的模型以及与它们有关的一切。</translation>
    </message>
    <message>
        <source>Drop a file, a folder or an archive anywhere on the window to import it. The sample holds real purchases of a UK gift shop.</source>
        <translation>把文件、文件夹或压缩包拖到窗口任意位置即可导入。示例是一家英国礼品店的真实购买记录。</translation>
    </message>
    <message>
        <source>Data shows what was imported: figures, the long tail of popularity, activity over time, people with their history, and items.</source>
        <translation>数据页显示导入的内容：数量、热门程度的长尾、随时间的活跃度、用户及其历史，还有物品。</translation>
    </message>
    <message>
        <source>While importing, every row read is imported, merged, filtered or rejected; the four always add up, and rejected rows can be saved.</source>
        <translation>导入时，读到的每一行要么导入，要么合并、过滤或拒绝，四项之和始终等于读取的行数；被拒绝的行可以另存。</translation>
    </message>
    <message>
        <source>Stop and keep best ends a training early with its best epoch. Pause keeps everything; Discard removes the run.</source>
        <translation>“停止并保留最佳”会提前结束训练并保留最好的一轮。暂停不会丢失任何内容，丢弃则删除本次运行。</translation>
    </message>
    <message>
        <source>Runs lists every trained model. Check two or more to see their curves and a paired test of their difference.</source>
        <translation>运行记录列出所有训练过的模型。勾选两个或更多，可以查看曲线以及差异的配对检验。</translation>
    </message>
    <message>
        <source>Deleting can be undone from the status bar.</source>
        <translation>删除后可以在状态栏撤销。</translation>
    </message>
    <message>
        <source>Latent is a map of what the model thinks is alike: each point is a user or an item. Distances in the lists are measured in the model&apos;s space, not on the map.</source>
        <translation>隐空间是模型眼中“谁与谁相似”的地图：每个点是一位用户或一件物品。列表中的距离在模型空间中计算，而不是在地图上量出来的。</translation>
    </message>
    <message>
        <source>Circle a group to read what its people have in common.</source>
        <translation>圈出一群人，看看他们有什么共同点。</translation>
    </message>
    <message>
        <source>Recommend shows what a person had beside what they would get. Select a recommendation to see which history items carry it.</source>
        <translation>推荐页把一个人的历史和推荐结果放在一起。选中一条推荐，可以看到它由哪些历史物品支撑。</translation>
    </message>
    <message>
        <source>Evaluate shows how good the lists are. The protocol at the left says how every number was made.</source>
        <translation>评估页显示推荐列表的好坏。左侧的评估方案说明每个数字是怎样得到的。</translation>
    </message>
    <message>
        <source>Below the totals the numbers are split by activity, popularity and kind of item.</source>
        <translation>总体结果下方按活跃度、热门程度和物品类别分别列出。</translation>
    </message>
    <message>
        <source>Drag, wheel</source>
        <translation>拖动、滚轮</translation>
    </message>
    <message>
        <source>Move the map, zoom at the pointer</source>
        <translation>移动地图，以指针为中心缩放</translation>
    </message>
    <message>
        <source>Circle with the lasso</source>
        <translation>用套索圈选</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+拖动</translation>
    </message>
    <message>
        <source>Select a box; Ctrl adds, Alt removes</source>
        <translation>框选；Ctrl 追加，Alt 移除</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下方向键</translation>
    </message>
    <message>
        <source>Move through the projects</source>
        <translation>在项目之间移动</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Open the project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Remove it from the list; the file stays</source>
        <translation>从列表移除，文件保留</translation>
    </message>
    <message>
        <source>Copy the table with headers</source>
        <translation>连同表头复制表格</translation>
    </message>
    <message>
        <source>Go to the search field</source>
        <translation>转到搜索框</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Search tries many settings of a model and compares them on validation. Stop it at any time and continue later; each trial is a run.</source>
        <translation>搜索会尝试模型的多组设置，并在验证集上比较。可随时停止、以后继续；每次试验都是一次运行。</translation>
    </message>
    <message>
        <source>Train sets a model up and shows it learning. Baselines are trained beside it, so that its numbers can be evaluated.</source>
        <translation>训练页用来设置模型并观察学习过程。基线模型会一同训练，方便判断结果的好坏。</translation>
    </message>
    <message>
        <source>Add or remove items to see the list change at once; nothing of it is saved until you keep the person.</source>
        <translation>添加或移除物品，列表随即变化；在您保留此人之前，这些都不会保存。</translation>
    </message>
    <message>
        <source>The selection before; Alt+Right the one after</source>
        <translation>上一次的选择；Alt+Right 为下一次的选择</translation>
    </message>
    <message>
        <source>Find the best model tries several models and settings within the minutes you give, simple ones first, and chooses on validation. The test is looked at once, at the end.</source>
        <translation>“寻找最佳模型”在给定的分钟数内尝试多种模型和设置，先试简单的，并按验证集选择。测试集只在最后看一次。</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>“%1” cannot be read. Check that it is there and that you may read it.</source>
        <translation>无法读取“%1”。请检查该文件是否存在，以及您是否有读取权限。</translation>
    </message>
    <message>
        <source>There is no file “%1”. Check the name.</source>
        <translation>没有文件“%1”。请检查文件名。</translation>
    </message>
    <message>
        <source>“%1” is a folder. Choose a file.</source>
        <translation>“%1”是文件夹。请选择一个文件。</translation>
    </message>
    <message>
        <source>“%1” is not an ordinary file. Choose a file.</source>
        <translation>“%1”不是普通文件。请选择一个文件。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be read. Check that you may read it.</source>
        <translation>无法读取文件夹“%1”。请检查您是否有读取权限。</translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation>按您的选择</translation>
    </message>
    <message>
        <source>as chosen; %1 bytes do not fit it</source>
        <translation>按您的选择；有 %1 个字节不符合</translation>
    </message>
    <message>
        <source>guessed; %1 bytes are not UTF-8</source>
        <translation>自动判断；有 %1 个字节不是 UTF-8</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>自动判断</translation>
    </message>
    <message>
        <source>one user and their items a line</source>
        <translation>每行一个用户及其物品</translation>
    </message>
    <message>
        <source>as chosen, %1 columns</source>
        <translation>按您的选择，%1 列</translation>
    </message>
    <message>
        <source>guessed, %1 columns in every row</source>
        <translation>自动判断，每行 %1 列</translation>
    </message>
    <message>
        <source>guessed, %1 columns in %2 % of the rows</source>
        <translation>自动判断，%2% 的行有 %1 列</translation>
    </message>
    <message>
        <source>one JSON object a line</source>
        <translation>每行一个 JSON 对象</translation>
    </message>
    <message>
        <source>Reading side information</source>
        <translation>正在读取附加信息</translation>
    </message>
    <message>
        <source>files</source>
        <translation>个文件</translation>
    </message>
    <message>
        <source>“%1” holds no file of interactions. Choose a file or another folder.</source>
        <translation>“%1”中没有交互数据文件。请选择一个文件或另一个文件夹。</translation>
    </message>
    <message>
        <source>A given split needs a training file. Choose one.</source>
        <translation>使用给定的划分需要一个训练文件。请选择一个。</translation>
    </message>
    <message>
        <source>Choose a file to import.</source>
        <translation>请选择要导入的文件。</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>“%1” has no rows of data. Choose another file.</source>
        <translation>“%1”中没有数据行。请选择另一个文件。</translation>
    </message>
    <message>
        <source>None of the %1 rows of “%2” can be used. The first one, in line %3: %4 Check the format and the columns.</source>
        <translation>“%2”的 %1 行都无法使用。第一处在第 %3 行：%4 请检查格式和列。</translation>
    </message>
    <message>
        <source>No interaction is left after the lowest rating and the date range: all %1 usable rows fall outside. Widen them.</source>
        <translation>按最低评分和日期范围筛选后没有剩下任何交互：全部 %1 个可用行都在范围之外。请放宽条件。</translation>
    </message>
    <message>
        <source>%1 repeated user-item pairs: the first is kept.</source>
        <translation>%1 个重复的用户-物品对：保留第一个。</translation>
    </message>
    <message>
        <source>%1 repeated user-item pairs: the last is kept.</source>
        <translation>%1 个重复的用户-物品对：保留最后一个。</translation>
    </message>
    <message>
        <source>%1 repeated user-item pairs: values are added up.</source>
        <translation>%1 个重复的用户-物品对：数值相加。</translation>
    </message>
    <message>
        <source>No interaction is left: no group of users and items has at least %1 items a user and %2 users an item. Lower these numbers.</source>
        <translation>没有剩下任何交互：不存在每个用户至少 %1 个物品、每个物品至少 %2 个用户的一组数据。请调低这些数值。</translation>
    </message>
    <message>
        <source>Sorting and cleaning</source>
        <translation>正在排序和清洗</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>%1 lines of “%2” name a user and no item.</source>
        <translation>“%2”中有 %1 行只有用户、没有物品。</translation>
    </message>
    <message>
        <source>“%1” cannot be unpacked: it is damaged, protected by a password or of an unknown kind. Unpack it yourself and import the file inside.</source>
        <translation>无法解压“%1”：它已损坏、受密码保护或类型未知。请自行解压后导入其中的文件。</translation>
    </message>
    <message>
        <source>“%1” unpacks to more than %2 times its size, as archives made to fill a disk do. Unpack it yourself if you trust it.</source>
        <translation>“%1”解压后超过其大小的 %2 倍，与用来塞满磁盘的压缩包一样。如果您信任它，请自行解压。</translation>
    </message>
    <message>
        <source>“%1” has no files inside. Choose another file.</source>
        <translation>“%1”里没有文件。请选择另一个文件。</translation>
    </message>
    <message>
        <source>The rating is below the lowest rating.</source>
        <translation>评分低于最低评分。</translation>
    </message>
    <message>
        <source>The time is outside the date range.</source>
        <translation>时间在日期范围之外。</translation>
    </message>
    <message>
        <source>A lowest rating is set, but the data has no rating column. Choose the column or leave the lowest rating out.</source>
        <translation>设置了最低评分，但数据没有评分列。请选择评分列，或不设最低评分。</translation>
    </message>
    <message>
        <source>A date range is set, but the data has no time column. Choose the column or leave the range out.</source>
        <translation>设置了日期范围，但数据没有时间列。请选择时间列，或不设日期范围。</translation>
    </message>
    <message>
        <source>There is no column “%1”. The columns are: %2.</source>
        <translation>没有列“%1”。现有的列是：%2。</translation>
    </message>
    <message>
        <source>Dates such as 9/12/2011 are read day first.</source>
        <translation>像 9/12/2011 这样的日期按“日在前”读取。</translation>
    </message>
    <message>
        <source>Dates such as 9/12/2011 are read month first.</source>
        <translation>像 9/12/2011 这样的日期按“月在前”读取。</translation>
    </message>
    <message>
        <source>Dates such as 9/12/2011 are read day first; nothing in the first rows says otherwise. If the month comes first, say so in the format.</source>
        <translation>像 9/12/2011 这样的日期按“日在前”读取；前面的行没有给出相反的依据。如果月份在前，请在格式中指定。</translation>
    </message>
    <message>
        <source>“%1” has only one column. An import needs a user and an item in every row; choose the delimiter if the columns are not told apart.</source>
        <translation>“%1”只有一列。导入要求每行都有用户和物品；如果各列没有分开，请选择分隔符。</translation>
    </message>
    <message>
        <source>The line is longer than %1 MB.</source>
        <translation>该行超过 %1 MB。</translation>
    </message>
    <message>
        <source>A quote opens here and is not closed.</source>
        <translation>这里的引号没有闭合。</translation>
    </message>
    <message>
        <source>The line holds a zero byte.</source>
        <translation>该行含有零字节。</translation>
    </message>
    <message>
        <source>The line is not a JSON object.</source>
        <translation>该行不是 JSON 对象。</translation>
    </message>
    <message>
        <source>The row has %1 columns instead of %2.</source>
        <translation>该行有 %1 列，应为 %2 列。</translation>
    </message>
    <message>
        <source>The user is empty.</source>
        <translation>用户为空。</translation>
    </message>
    <message>
        <source>The user has bytes that do not fit the encoding.</source>
        <translation>用户中有不符合编码的字节。</translation>
    </message>
    <message>
        <source>The item is empty.</source>
        <translation>物品为空。</translation>
    </message>
    <message>
        <source>The item has bytes that do not fit the encoding.</source>
        <translation>物品中有不符合编码的字节。</translation>
    </message>
    <message>
        <source>The rating is empty.</source>
        <translation>评分为空。</translation>
    </message>
    <message>
        <source>“%1” is not a usable number.</source>
        <translation>“%1”不是可用的数字。</translation>
    </message>
    <message>
        <source>The time is empty.</source>
        <translation>时间为空。</translation>
    </message>
    <message>
        <source>“%1” is not a usable date or time.</source>
        <translation>“%1”不是可用的日期或时间。</translation>
    </message>
    <message>
        <source>“%1” is none of train, valid and test.</source>
        <translation>“%1”不是 train、valid 或 test。</translation>
    </message>
    <message>
        <source>“%1” is not one JSON object of at most %2 MB. Use a table or one object a line.</source>
        <translation>“%1”不是一个不超过 %2 MB 的 JSON 对象。请使用表格，或每行一个对象。</translation>
    </message>
    <message>
        <source>%1 rows of “%2” name items nobody has.</source>
        <translation>“%2”中有 %1 行是没有任何用户拥有的物品。</translation>
    </message>
    <message>
        <source>%1 rows of “%2” name users without interactions.</source>
        <translation>“%2”中有 %1 行是没有交互的用户。</translation>
    </message>
    <message>
        <source>%1 rows of “%2” cannot be read and are left out.</source>
        <translation>“%2”中有 %1 行无法读取，已略过。</translation>
    </message>
    <message>
        <source>%1 links of “%2” are left out: a user is unknown or missing.</source>
        <translation>“%2”中有 %1 条关系已略过：用户未知或缺失。</translation>
    </message>
    <message>
        <source>This system cannot read the encoding %1. Convert the file to UTF-8.</source>
        <translation>本系统无法读取编码 %1。请把文件转换为 UTF-8。</translation>
    </message>
    <message>
        <source>“%1” is not a text file. Choose a text file such as CSV, or an archive with one inside.</source>
        <translation>“%1”不是文本文件。请选择 CSV 之类的文本文件，或内含文本文件的压缩包。</translation>
    </message>
    <message>
        <source>“%1” is empty. Choose another file.</source>
        <translation>“%1”是空的。请选择另一个文件。</translation>
    </message>
    <message>
        <source>“%1”, found beside the data, is left out: %2</source>
        <translation>在数据旁找到的“%1”已略过：%2</translation>
    </message>
    <message>
        <source>The items of each list keep their order, as if it were one of time.</source>
        <translation>每个列表中的物品保持原有顺序，视同时间顺序。</translation>
    </message>
    <message>
        <source>The times are read as Excel&apos;s serial days: 45000.5 is 15 March 2023, noon.</source>
        <translation>时间按 Excel 的日期序列号读取：45000.5 表示 2023 年 3 月 15 日中午 12 点。</translation>
    </message>
    <message>
        <source>The times are small numbers and read as positions in an order: no dates are made of them.</source>
        <translation>时间列是较小的数字，按先后次序读取，不换算成日期。</translation>
    </message>
    <message>
        <source>unix seconds</source>
        <translation>Unix 秒</translation>
    </message>
    <message>
        <source>unix milliseconds</source>
        <translation>Unix 毫秒</translation>
    </message>
    <message>
        <source>unix microseconds</source>
        <translation>Unix 微秒</translation>
    </message>
    <message>
        <source>unix nanoseconds</source>
        <translation>Unix 纳秒</translation>
    </message>
    <message>
        <source>dates such as 20111209</source>
        <translation>形如 20111209 的日期</translation>
    </message>
    <message>
        <source>Excel&apos;s serial days</source>
        <translation>Excel 日期序列号</translation>
    </message>
    <message>
        <source>positions in an order</source>
        <translation>先后次序</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>dates, day first</source>
        <translation>日期，日在前</translation>
    </message>
    <message>
        <source>dates, month first</source>
        <translation>日期，月在前</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Years of two digits: 70 to 99 are 1970 to 1999, 00 to 69 are 2000 to 2069.</source>
        <translation>两位数的年份：70 到 99 为 1970 到 1999 年，00 到 69 为 2000 到 2069 年。</translation>
    </message>
    <message>
        <source>%1 ids carried a spreadsheet&apos;s guard, a leading apostrophe or =&quot;…&quot;, which is taken away.</source>
        <translation>有 %1 个 ID 带有电子表格的保护写法（前导撇号或 =&quot;…&quot;），已去掉。</translation>
    </message>
    <message>
        <source>named by the mark at its beginning</source>
        <translation>由文件开头的标记指明</translation>
    </message>
    <message>
        <source>guessed: its digits and separators take two bytes each</source>
        <translation>自动判断：数字和分隔符各占两个字节</translation>
    </message>
    <message>
        <source>guessed: %1 bytes are not UTF-8 and fit nothing well; %2 comes closest, choose another if names look wrong</source>
        <translation>自动判断：%1 个字节不是 UTF-8，也没有完全合适的编码；%2 最接近，如果名称显示不对，请另选</translation>
    </message>
    <message>
        <source>guessed: %1 bytes are not UTF-8; as %2 they are %3, but %4 is possible too: look at the names</source>
        <translation>自动判断：%1 个字节不是 UTF-8；按 %2 读出的是%3，但也可能是 %4，请看名称是否正确</translation>
    </message>
    <message>
        <source>guessed: %1 bytes are not UTF-8; as %2 they are %3</source>
        <translation>自动判断：%1 个字节不是 UTF-8；按 %2 读出的是%3</translation>
    </message>
    <message>
        <source>Chinese characters</source>
        <translation>汉字</translation>
    </message>
    <message>
        <source>Japanese characters</source>
        <translation>日文字符</translation>
    </message>
    <message>
        <source>Korean letters</source>
        <translation>韩文字母</translation>
    </message>
    <message>
        <source>Cyrillic letters</source>
        <translation>西里尔字母</translation>
    </message>
    <message>
        <source>Central European letters</source>
        <translation>中欧字母</translation>
    </message>
    <message>
        <source>Western European letters</source>
        <translation>西欧字母</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode (UTF-8)</translation>
    </message>
    <message>
        <source>Chinese (GB18030)</source>
        <translation>中文 (GB18030)</translation>
    </message>
    <message>
        <source>Chinese (Big5)</source>
        <translation>繁体中文 (Big5)</translation>
    </message>
    <message>
        <source>Japanese (Shift-JIS)</source>
        <translation>日文 (Shift-JIS)</translation>
    </message>
    <message>
        <source>Japanese (EUC-JP)</source>
        <translation>日文 (EUC-JP)</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩文 (EUC-KR)</translation>
    </message>
    <message>
        <source>Western (Windows-1252)</source>
        <translation>西欧 (Windows-1252)</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>中欧 (Windows-1250)</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>西里尔文 (Windows-1251)</translation>
    </message>
    <message>
        <source>Russian (KOI8-R)</source>
        <translation>俄文 (KOI8-R)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16 LE)</source>
        <translation>Unicode (UTF-16 LE)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16 BE)</source>
        <translation>Unicode (UTF-16 BE)</translation>
    </message>
    <message>
        <source>Unicode (UTF-32 LE)</source>
        <translation>Unicode (UTF-32 LE)</translation>
    </message>
    <message>
        <source>Unicode (UTF-32 BE)</source>
        <translation>Unicode (UTF-32 BE)</translation>
    </message>
    <message>
        <source>guessed: bytes behind the first rows are not UTF-8</source>
        <translation>自动判断：前几行之后有不是 UTF-8 的字节</translation>
    </message>
    <message>
        <source>“%1” is not complete: the end of the archive is missing. Copy or download it again.</source>
        <translation>“%1”不完整：压缩包的末尾缺失。请重新复制或下载。</translation>
    </message>
    <message>
        <source>“%1” is an SQLite database that cannot be read: it is damaged, or another program is using it. Close that program and try again.</source>
        <translation>“%1”是 SQLite 数据库，但无法读取：文件已损坏，或正被其他程序使用。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>“%1” is a project of this program, not data to import. Open it, and export its interactions to make another project of them.</source>
        <translation>“%1”是本程序的项目，不是可导入的数据。请打开它；若要另建项目，请先导出其中的交互记录。</translation>
    </message>
    <message>
        <source>“%1” is an SQLite database without tables. Choose another file.</source>
        <translation>“%1”是没有表的 SQLite 数据库。请选择其他文件。</translation>
    </message>
    <message>
        <source>The texts of “%1” take more than %2 MB. Save the table as CSV.</source>
        <translation>“%1”中的文本超过 %2 MB。请将表格另存为 CSV。</translation>
    </message>
    <message>
        <source>“%1” is %2, not a table of text. %3</source>
        <translation>“%1”是%2，不是文本表格。%3</translation>
    </message>
    <message>
        <source>Choose the file with the data, such as CSV, or an archive with one.</source>
        <translation>请选择数据文件（例如 CSV），或包含它的压缩包。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it as .xlsx or CSV.</source>
        <translation>请用电子表格程序打开，另存为 .xlsx 或 CSV。</translation>
    </message>
    <message>
        <source>Export the table as CSV with the program it comes from.</source>
        <translation>请用生成它的程序将表格导出为 CSV。</translation>
    </message>
    <message>
        <source>Unpack it and import the file inside.</source>
        <translation>请先解压，再导入其中的文件。</translation>
    </message>
    <message>
        <source>In Python, “import pandas; pandas.%1(&quot;FILE&quot;).to_csv(&quot;FILE.csv&quot;, index=False)” makes a CSV file of it.</source>
        <translation>在 Python 中执行“import pandas; pandas.%1(&quot;FILE&quot;).to_csv(&quot;FILE.csv&quot;, index=False)”可将其转换为 CSV 文件。</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a sound or video file</source>
        <translation>音频或视频文件</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序文件</translation>
    </message>
    <message>
        <source>a file of R objects</source>
        <translation>R 对象文件</translation>
    </message>
    <message>
        <source>In R, “write.csv(readRDS(&quot;FILE&quot;), &quot;FILE.csv&quot;, row.names = FALSE)” makes a CSV file of an .rds file; use load() for .RData.</source>
        <translation>在 R 中执行“write.csv(readRDS(&quot;FILE&quot;), &quot;FILE.csv&quot;, row.names = FALSE)”可将 .rds 文件转换为 CSV 文件；.RData 请用 load() 读取。</translation>
    </message>
    <message>
        <source>an SPSS file</source>
        <translation>SPSS 文件</translation>
    </message>
    <message>
        <source>a Stata file</source>
        <translation>Stata 文件</translation>
    </message>
    <message>
        <source>a MATLAB file</source>
        <translation>MATLAB 文件</translation>
    </message>
    <message>
        <source>In MATLAB, writetable or writematrix makes a CSV file of it.</source>
        <translation>在 MATLAB 中可用 writetable 或 writematrix 将其转换为 CSV 文件。</translation>
    </message>
    <message>
        <source>an archive inside an archive or of another kind</source>
        <translation>嵌套的压缩包或其他类型的压缩包</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Ask for the table it was made from, or copy it into a spreadsheet.</source>
        <translation>请索取生成它的原始表格，或将内容复制到电子表格中。</translation>
    </message>
    <message>
        <source>a formatted text document</source>
        <translation>带格式的文本文档</translation>
    </message>
    <message>
        <source>a pickled Python object</source>
        <translation>Python pickle 对象</translation>
    </message>
    <message>
        <source>a NumPy array</source>
        <translation>NumPy 数组</translation>
    </message>
    <message>
        <source>In Python, “import numpy; numpy.savetxt(&quot;FILE.csv&quot;, numpy.load(&quot;FILE&quot;), &quot;%s&quot;, &quot;,&quot;)” makes a CSV file of it.</source>
        <translation>在 Python 中执行“import numpy; numpy.savetxt(&quot;FILE.csv&quot;, numpy.load(&quot;FILE&quot;), &quot;%s&quot;, &quot;,&quot;)”可将其转换为 CSV 文件。</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>HDF5 文件</translation>
    </message>
    <message>
        <source>an Arrow (Feather) file</source>
        <translation>Arrow（Feather）文件</translation>
    </message>
    <message>
        <source>an ORC file</source>
        <translation>ORC 文件</translation>
    </message>
    <message>
        <source>an Avro file</source>
        <translation>Avro 文件</translation>
    </message>
    <message>
        <source>a Parquet file inside an archive</source>
        <translation>压缩包中的 Parquet 文件</translation>
    </message>
    <message>
        <source>an SQLite database inside an archive</source>
        <translation>压缩包中的 SQLite 数据库</translation>
    </message>
    <message>
        <source>a DuckDB database</source>
        <translation>DuckDB 数据库</translation>
    </message>
    <message>
        <source>In DuckDB, “COPY table TO &apos;FILE.csv&apos;” makes a CSV file of a table.</source>
        <translation>在 DuckDB 中执行“COPY table TO &apos;FILE.csv&apos;”可将一个表转换为 CSV 文件。</translation>
    </message>
    <message>
        <source>an Access database</source>
        <translation>Access 数据库</translation>
    </message>
    <message>
        <source>a SAS file</source>
        <translation>SAS 文件</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>7-Zip 压缩包</translation>
    </message>
    <message>
        <source>a workbook or document with a password</source>
        <translation>有密码保护的工作簿或文档</translation>
    </message>
    <message>
        <source>Open it, take the password away and save it again.</source>
        <translation>请打开它，取消密码后重新保存。</translation>
    </message>
    <message>
        <source>an Excel workbook of the old kind (.xls)</source>
        <translation>旧格式的 Excel 工作簿（.xls）</translation>
    </message>
    <message>
        <source>an old Microsoft Office file</source>
        <translation>旧格式的 Microsoft Office 文件</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>If it should be a download, that did not work: fetch it again, signed in where that is needed. If it holds a table, open it in a spreadsheet program and save it as CSV.</source>
        <translation>如果它本应是下载的文件，则下载没有成功：请重新下载，必要时先登录。如果其中有表格，请用电子表格程序打开并另存为 CSV。</translation>
    </message>
    <message>
        <source>an XML file</source>
        <translation>XML 文件</translation>
    </message>
    <message>
        <source>the place holder of a large file in Git</source>
        <translation>Git 大文件的占位文件</translation>
    </message>
    <message>
        <source>Fetch the file itself with “git lfs pull”.</source>
        <translation>请用“git lfs pull”获取文件本身。</translation>
    </message>
    <message>
        <source>a binary Excel workbook (.xlsb)</source>
        <translation>二进制 Excel 工作簿（.xlsb）</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>a PowerPoint presentation</source>
        <translation>PowerPoint 演示文稿</translation>
    </message>
    <message>
        <source>an OpenDocument file without sheets</source>
        <translation>没有工作表的 OpenDocument 文件</translation>
    </message>
    <message>
        <source>a document of Apple&apos;s Numbers or Pages</source>
        <translation>Apple Numbers 或 Pages 文档</translation>
    </message>
    <message>
        <source>an archive of NumPy arrays</source>
        <translation>NumPy 数组压缩包</translation>
    </message>
    <message>
        <source>Save the array you need as CSV with numpy.savetxt.</source>
        <translation>请用 numpy.savetxt 将需要的数组保存为 CSV。</translation>
    </message>
    <message>
        <source>a file of PyTorch</source>
        <translation>PyTorch 文件</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>以文件本身为准</translation>
    </message>
    <message>
        <source>cells of a table, %1 columns</source>
        <translation>表格单元格，共 %1 列</translation>
    </message>
    <message>
        <source>There is not enough memory to unpack.</source>
        <translation>内存不足，无法解压。</translation>
    </message>
    <message>
        <source>“%1” cannot be unpacked: it is damaged or not complete. Copy or download it again.</source>
        <translation>无法解压“%1”：文件已损坏或不完整。请重新复制或下载。</translation>
    </message>
    <message>
        <source>“%1” is a Parquet file that DuckDB cannot read: it is damaged or of a kind it does not know. Make a CSV file of it where it came from.</source>
        <translation>“%1”是 DuckDB 无法读取的 Parquet 文件：文件已损坏，或其类型不受支持。请在来源处将其转换为 CSV 文件。</translation>
    </message>
    <message>
        <source>“%1” is a Parquet file, which is read through DuckDB, and libduckdb.so is not found (set TASTESCOPE_DUCKDB to its path). Or make a CSV file of it, in Python: import pandas; pandas.read_parquet(&quot;%2&quot;).to_csv(&quot;%2.csv&quot;, index=False), or in DuckDB: COPY (FROM &apos;%2&apos;) TO &apos;%2.csv&apos;.</source>
        <translation>“%1”是 Parquet 文件，需通过 DuckDB 读取，但找不到 libduckdb.so（请将 TASTESCOPE_DUCKDB 设为其路径）。也可以将其转换为 CSV 文件，在 Python 中：import pandas; pandas.read_parquet(&quot;%2&quot;).to_csv(&quot;%2.csv&quot;, index=False)，或在 DuckDB 中：COPY (FROM &apos;%2&apos;) TO &apos;%2.csv&apos;。</translation>
    </message>
    <message>
        <source>“%1” repeats its cells to more than %2 MB, as files made to fill a memory do. Save the table as CSV if you trust it.</source>
        <translation>“%1”重复单元格后超过 %2 MB，像是用来占满内存的文件。如果您信任它，请将表格另存为 CSV。</translation>
    </message>
    <message>
        <source>“%1” has a cell beyond column %2, which no sheet can have: the file is damaged.</source>
        <translation>“%1”有超出第 %2 列的单元格，任何工作表都不可能如此：文件已损坏。</translation>
    </message>
    <message>
        <source>Row %1 of “%2” is longer than %3 MB. Save the table as CSV.</source>
        <translation>“%2”的第 %1 行超过 %3 MB。请将表格另存为 CSV。</translation>
    </message>
    <message>
        <source>“%1” has a row beyond number %2, which no sheet can have: the file is damaged.</source>
        <translation>“%1”有超出第 %2 行的行，任何工作表都不可能如此：文件已损坏。</translation>
    </message>
    <message>
        <source>“%1” has a cell longer than %2 MB. Save the table as CSV.</source>
        <translation>“%1”有超过 %2 MB 的单元格。请将表格另存为 CSV。</translation>
    </message>
    <message>
        <source>“%1” holds several data sets: %2. Choose one (on the command line with --member NAME).</source>
        <translation>“%1”包含多个数据集：%2。请选择一个（命令行中用 --member NAME）。</translation>
    </message>
    <message>
        <source>“%1” is one table: leave out which one of them is meant.</source>
        <translation>“%1”只有一个表：无需指定是哪一个。</translation>
    </message>
    <message>
        <source>The sheet “%1” of “%2” is read. Others it has: %3.</source>
        <translation>读取的是“%2”的工作表“%1”。其他工作表：%3。</translation>
    </message>
    <message>
        <source>“%1” holds several tables called “%2”: %3. Name one in full.</source>
        <translation>“%1”中有多个名为“%2”的表：%3。请写出完整名称。</translation>
    </message>
    <message>
        <source>“%1” holds no table called “%2”. It holds: %3.</source>
        <translation>“%1”中没有名为“%2”的表。其中有：%3。</translation>
    </message>
    <message>
        <source>“%1” is an SQLite database. Choose one of its tables (on the command line with --table NAME): %2.</source>
        <translation>“%1”是 SQLite 数据库。请选择其中一个表（命令行中用 --table NAME）：%2。</translation>
    </message>
    <message>
        <source>“%1” is a workbook, but none of its sheets has anything in it. Choose another file.</source>
        <translation>“%1”是工作簿，但所有工作表都是空的。请选择其他文件。</translation>
    </message>
    <message>
        <source>A path leads to events in JSON, and this file is not JSON.</source>
        <translation>路径用于指出 JSON 中事件所在的位置，而此文件不是 JSON。</translation>
    </message>
    <message>
        <source>A number for “not rated” belongs to a table with a row for every user and a column for every item. Choose that layout too.</source>
        <translation>表示“未评分”的数字只用于每个用户一行、每个物品一列的表格。请同时选择该布局。</translation>
    </message>
    <message>
        <source>The file is one JSON object without a list of events. Write one object for every event, or say with a path such as events[] where they are.</source>
        <translation>该文件是一个不含事件列表的 JSON 对象。请为每个事件写一个对象，或用 events[] 这样的路径指出事件所在的位置。</translation>
    </message>
    <message>
        <source>The file is one JSON object, and which of its lists holds the events is not clear: %1. Say it with a path.</source>
        <translation>该文件是一个 JSON 对象，无法确定其中哪个列表是事件：%1。请用路径指明。</translation>
    </message>
    <message>
        <source>The path “%1” leads to nothing in the file. Its lists are: %2.</source>
        <translation>路径“%1”在文件中没有对应内容。文件中的列表有：%2。</translation>
    </message>
    <message>
        <source>objects in Python&apos;s notation, the events are “%1”</source>
        <translation>以 Python 写法表示的对象，事件位于“%1”</translation>
    </message>
    <message>
        <source>JSON, the events are “%1”</source>
        <translation>JSON，事件位于“%1”</translation>
    </message>
    <message>
        <source>one object in Python&apos;s notation a line</source>
        <translation>每行一个以 Python 写法表示的对象</translation>
    </message>
    <message>
        <source>objects in Python&apos;s notation</source>
        <translation>以 Python 写法表示的对象</translation>
    </message>
    <message>
        <source>a list of JSON objects</source>
        <translation>JSON 对象的列表</translation>
    </message>
    <message>
        <source>“%1” is not a path. Write the keys that lead to the events with a point between them and [] behind every list, such as playlists[].tracks[].</source>
        <translation>“%1”不是路径。请依次写出通向事件的键，用点分隔，并在每个列表后加 []，例如 playlists[].tracks[]。</translation>
    </message>
    <message>
        <source>%1 objects of “%2” have nothing in the list “%3”.</source>
        <translation>“%2”中有 %1 个对象在列表“%3”中没有内容。</translation>
    </message>
    <message>
        <source>“%1” ends inside a list or an object: it seems to be cut off.</source>
        <translation>“%1”在列表或对象内部结束，文件似乎不完整。</translation>
    </message>
    <message>
        <source>“%1” has more than %2 keys; the others are left out.</source>
        <translation>“%1”的键超过 %2 个，其余的键未被读取。</translation>
    </message>
    <message>
        <source>a line such as “7:” opens the block of an item, rows of users follow</source>
        <translation>“7:”这样的行开始一个物品的区块，其后是各用户的行</translation>
    </message>
    <message>
        <source>No column holds lists of items with “%1” between them. Choose another separator.</source>
        <translation>没有任何列包含以“%1”分隔的物品列表。请选择其他分隔符。</translation>
    </message>
    <message>
        <source>every item in the lists of “%1” is an interaction when it ends in -1, and only shown when it ends in -0</source>
        <translation>“%1”列的列表中，以 -1 结尾的物品是交互，以 -0 结尾的只是曾被展示</translation>
    </message>
    <message>
        <source>every item in the lists of “%1” is an interaction</source>
        <translation>“%1”列的列表中每个物品都是一次交互</translation>
    </message>
    <message>
        <source>every item in the lists of “%1”, cut at “%2”, is an interaction</source>
        <translation>“%1”列的列表以“%2”分隔，其中每个物品都是一次交互</translation>
    </message>
    <message>
        <source>%1 rows of “%2” have no value in any column.</source>
        <translation>“%2”中有 %1 行在所有列中都没有值。</translation>
    </message>
    <message>
        <source>%1 items of “%2” have a block without rows.</source>
        <translation>“%2”中有 %1 个物品的区块没有任何行。</translation>
    </message>
    <message>
        <source>%1 rows of “%2” have an empty list of items.</source>
        <translation>“%2”中有 %1 行的物品列表为空。</translation>
    </message>
    <message>
        <source>%1 items in lists of “%2” end in -0: they were shown and not chosen, and are left out.</source>
        <translation>“%2”的列表中有 %1 个物品以 -0 结尾：它们只被展示而未被选择，因此略去。</translation>
    </message>
    <message>
        <source>“%1”: %2.</source>
        <translation>“%1”：%2。</translation>
    </message>
    <message>
        <source>The JSON ends before it is complete.</source>
        <translation>JSON 尚不完整就结束了。</translation>
    </message>
    <message>
        <source>There is more in the line behind the JSON object.</source>
        <translation>该行的 JSON 对象之后还有内容。</translation>
    </message>
    <message>
        <source>A comma stands before a closing bracket, which JSON forbids.</source>
        <translation>右括号前有逗号，JSON 不允许这样写。</translation>
    </message>
    <message>
        <source>There is a comment, which JSON does not have.</source>
        <translation>其中有注释，而 JSON 不支持注释。</translation>
    </message>
    <message>
        <source>Texts stand in single quotes; JSON wants double ones.</source>
        <translation>文本用了单引号，JSON 要求双引号。</translation>
    </message>
    <message>
        <source>A JSON text does not end in the line it begins in.</source>
        <translation>有一个 JSON 文本没有在其开始的那一行结束。</translation>
    </message>
    <message>
        <source>The row stands before the first line that names an item.</source>
        <translation>该行出现在第一个指明物品的行之前。</translation>
    </message>
    <message>
        <source>Read it as the time</source>
        <translation>作为时间读取</translation>
    </message>
    <message>
        <source>The users look like dates or times, such as %1.</source>
        <translation>用户看起来像日期或时间，例如 %1。</translation>
    </message>
    <message>
        <source>The items look like dates or times, such as %1.</source>
        <translation>物品看起来像日期或时间，例如 %1。</translation>
    </message>
    <message>
        <source>The users only count up by one: “%1” looks like the number of the row.</source>
        <translation>用户只是逐一递增：“%1”看起来是行号。</translation>
    </message>
    <message>
        <source>The items only count up by one: “%1” looks like the number of the row.</source>
        <translation>物品只是逐一递增：“%1”看起来是行号。</translation>
    </message>
    <message>
        <source>Leave this column out</source>
        <translation>不使用这一列</translation>
    </message>
    <message>
        <source>Every user occurs once, so nothing can be learned from what they have in common.</source>
        <translation>每个用户只出现一次，因此无法从他们的共同之处学到任何东西。</translation>
    </message>
    <message>
        <source>Every item occurs once, so nothing can be learned from who has it in common.</source>
        <translation>每个物品只出现一次，因此无法从共同拥有它的人那里学到任何东西。</translation>
    </message>
    <message>
        <source>Read it as the value</source>
        <translation>作为数值读取</translation>
    </message>
    <message>
        <source>All items are numbers from 0 to 10, as ratings are: %1 of them.</source>
        <translation>所有物品都是 0 到 10 之间的数字，像是评分：共 %1 个。</translation>
    </message>
    <message>
        <source>%1 users such as %2 were shortened by a spreadsheet: different people may have become one. Export them again as text.</source>
        <translation>%1 个用户（例如 %2）被电子表格截短：不同的人可能变成了同一个。请以文本格式重新导出。</translation>
    </message>
    <message>
        <source>%1 items such as %2 were shortened by a spreadsheet: different things may have become one. Export them again as text.</source>
        <translation>%1 个物品（例如 %2）被电子表格截短：不同的物品可能变成了同一个。请以文本格式重新导出。</translation>
    </message>
    <message>
        <source>Keep only values from %1 on</source>
        <translation>只保留 %1 及以上的数值</translation>
    </message>
    <message>
        <source>“%1” is called a value, but most of its cells are no numbers. It is left out.</source>
        <translation>“%1”名为数值，但多数单元格不是数字，因此不使用。</translation>
    </message>
    <message>
        <source>“%1” is called a time, but most of its cells are no dates or times that can be read. It is left out.</source>
        <translation>“%1”名为时间，但多数单元格不是可以读取的日期或时间，因此不使用。</translation>
    </message>
    <message>
        <source>Read the month first</source>
        <translation>按月在前读取</translation>
    </message>
    <message>
        <source>Read the day first</source>
        <translation>按日在前读取</translation>
    </message>
    <message>
        <source>%1 of %2 rows cannot be used and are left out.</source>
        <translation>%2 行中有 %1 行无法使用，已略去。</translation>
    </message>
    <message>
        <source>%1 users, %2 items, hardly an item more than once: are the columns swapped?</source>
        <translation>%1 个用户，%2 个物品，几乎没有物品出现不止一次：两列是否颠倒了？</translation>
    </message>
    <message>
        <source>Swap user and item</source>
        <translation>交换用户和物品</translation>
    </message>
    <message>
        <source>Every user has a single item, so nothing can be held back to test on.</source>
        <translation>每个用户只有一个物品，因此无法留出任何交互用于测试。</translation>
    </message>
    <message>
        <source>Every item belongs to a single user, so no taste is shared.</source>
        <translation>每个物品只属于一个用户，因此没有共同的喜好。</translation>
    </message>
    <message>
        <source>The reading is doubtful: %1</source>
        <translation>读取方式存疑：%1</translation>
    </message>
    <message>
        <source>The reading is doubtful: %1 (and %2 more)</source>
        <translation>读取方式存疑：%1（另有 %2 处）</translation>
    </message>
    <message>
        <source>decimal sign “%1”</source>
        <translation>小数点为“%1”</translation>
    </message>
    <message>
        <source>“%1” names no users: its rows are numbered, and those of several files would be mixed up. Import one file at a time.</source>
        <translation>“%1”没有用户列：用户按行编号，多个文件的行会混在一起。请一次导入一个文件。</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Item title</source>
        <translation>物品标题</translation>
    </message>
    <message>
        <source>Item attribute</source>
        <translation>物品属性</translation>
    </message>
    <message>
        <source>User attribute</source>
        <translation>用户属性</translation>
    </message>
    <message>
        <source>tabs between cells</source>
        <translation>以制表符分隔</translation>
    </message>
    <message>
        <source>spaces between cells</source>
        <translation>以空格分隔</translation>
    </message>
    <message>
        <source>“%1” between cells</source>
        <translation>以“%1”分隔</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等，另有 %2 个</translation>
    </message>
    <message>
        <source>a table, %1 (%2)</source>
        <translation>表格，%1（%2）</translation>
    </message>
    <message>
        <source>the first row</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>none, columns are called by their number</source>
        <translation>无，各列以序号称呼</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 of %2 items are described, found by the column “%3”</source>
        <translation>%2 个物品中有 %1 个有描述，按“%3”列匹配</translation>
    </message>
    <message>
        <source>%1 of %2 users are described, found by the column “%3”</source>
        <translation>%2 个用户中有 %1 个有描述，按“%3”列匹配</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>未采用：%1</translation>
    </message>
    <message>
        <source>%1; %2 rows name nobody, such as %3</source>
        <translation>%1；有 %2 行找不到对应，例如 %3</translation>
    </message>
    <message>
        <source>%1 rows, left out</source>
        <translation>%1 行，不保留</translation>
    </message>
    <message>
        <source>%1 rows, each worth %2</source>
        <translation>%1 行，每行计 %2</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>引号</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>读取自</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Line %1 is no row</source>
        <translation>第 %1 行不是数据</translation>
    </message>
    <message>
        <source>Event “%1”</source>
        <translation>事件“%1”</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>The column “%1” is given two meanings. Name another column for one of them.</source>
        <translation>“%1”列被赋予了两种含义。请为其中之一指定另一列。</translation>
    </message>
    <message>
        <source>Pairs whose values add up to less than %1 are filtered.</source>
        <translation>筛掉数值之和低于 %1 的用户物品对。</translation>
    </message>
    <message>
        <source>Rows with a value below %1 are filtered.</source>
        <translation>筛掉数值低于 %1 的行。</translation>
    </message>
    <message>
        <source>Of the same user and item the first row is kept.</source>
        <translation>同一用户和物品只保留第一行。</translation>
    </message>
    <message>
        <source>Of the same user and item the last row is kept.</source>
        <translation>同一用户和物品只保留最后一行。</translation>
    </message>
    <message>
        <source>Values of the same user and item are added up.</source>
        <translation>同一用户和物品的数值相加。</translation>
    </message>
    <message>
        <source>No interaction is left: no values add up to %1. Lower it.</source>
        <translation>没有剩下任何交互：没有数值之和达到 %1。请调低该值。</translation>
    </message>
    <message>
        <source>Only these events are kept: %1.</source>
        <translation>只保留这些事件：%1。</translation>
    </message>
    <message>
        <source>Rows outside the date range are filtered.</source>
        <translation>筛掉日期范围之外的行。</translation>
    </message>
    <message>
        <source>Each user&apos;s rows are put in the order of their times.</source>
        <translation>每个用户的行按时间先后排列。</translation>
    </message>
    <message>
        <source>Users with fewer than %1 items and items with fewer than %2 users are filtered, again and again until none is left.</source>
        <translation>反复筛掉物品少于 %1 个的用户和用户少于 %2 个的物品，直到不再有这样的用户和物品。</translation>
    </message>
    <message>
        <source>This line is a total, not a row.</source>
        <translation>这一行是合计，不是数据。</translation>
    </message>
    <message>
        <source>The id holds a zero byte.</source>
        <translation>ID 中有零字节。</translation>
    </message>
    <message>
        <source>“%1” has no column “%2”. The columns are: %3.</source>
        <translation>“%1”没有“%2”列。它的列有：%3。</translation>
    </message>
    <message>
        <source>“%1” declares a document type, as no spreadsheet program writes it and as files made to fill a memory do. Save the table as CSV.</source>
        <translation>“%1”声明了文档类型，电子表格程序不会这样写，而用来占满内存的文件会。请将表格另存为 CSV。</translation>
    </message>
    <message>
        <source>Rows with a value of 0 or less: %1. All of them count as interactions; a lowest rating filters them.</source>
        <translation>数值不大于 0 的行：%1。它们全都算作交互；设置最低评分可以把它们筛掉。</translation>
    </message>
    <message>
        <source>Values such as 1,240 may be a thousand or one and a quarter; “%1” is taken for the decimal sign. Say which it is.</source>
        <translation>像 1,240 这样的数值可能是一千二百四十，也可能是一点二四；这里把“%1”当作小数点。请指明。</translation>
    </message>
    <message>
        <source>Rows with a time outside 1990 to tomorrow: %1, from %2 to %3. They are kept with it and stand first or last in their histories; a date range filters them.</source>
        <translation>时间在 1990 年至明天之外的行：%1，从 %2 到 %3。它们保留原时间，排在历史的最前或最后；设置日期范围可以把它们筛掉。</translation>
    </message>
    <message>
        <source>No row of “%1” names an item of the interactions. Name its column of ids.</source>
        <translation>“%1”中没有任何一行对应交互中的物品。请指定编号所在的列。</translation>
    </message>
    <message>
        <source>No row of “%1” names a user of the interactions. Name its column of ids.</source>
        <translation>“%1”中没有任何一行对应交互中的用户。请指定编号所在的列。</translation>
    </message>
    <message>
        <source>Where every event is kept, the last row of the same user and item counts or their values are added up; the first alone cannot be kept.</source>
        <translation>保留全部事件时，同一用户和物品以最后一行为准或数值相加，不能只保留第一行。</translation>
    </message>
    <message>
        <source>Every event is to be kept in its order, but this data has no times and no lists that would give one. Name a column of times, or do not keep repeats.</source>
        <translation>要按顺序保留全部事件，但该数据既没有时间，也没有能给出顺序的列表。请指定时间列，或不保留重复事件。</translation>
    </message>
    <message>
        <source>No user has an item more than once, so there are no repeats to keep.</source>
        <translation>没有用户重复拥有同一物品，因此没有可保留的重复事件。</translation>
    </message>
    <message>
        <source>%1 repeats are also kept as events, for models that read order.</source>
        <translation>另有 %1 个重复事件被保留，供读取顺序的模型使用。</translation>
    </message>
    <message>
        <source>Every row is also kept as an event, for models that read order.</source>
        <translation>同时把每一行保留为事件，供读取顺序的模型使用。</translation>
    </message>
    <message>
        <source>“%1” is damaged: “%2” inside it is not as it should be. Open it in a spreadsheet program and save it again, or save the table as CSV.</source>
        <translation>“%1”已损坏：其中的“%2”不符合应有的格式。请用电子表格程序打开并重新保存，或将表格另存为 CSV。</translation>
    </message>
    <message>
        <source>No column is called a user or the like; “%1” is taken for it.</source>
        <translation>没有名称表示用户的列；暂以“%1”为用户。</translation>
    </message>
    <message>
        <source>No column is called an item or the like; “%1” is taken for it.</source>
        <translation>没有名称表示物品的列；暂以“%1”为物品。</translation>
    </message>
    <message>
        <source>%1 columns of numbers without names: if each is an item, it is read as a wide table.</source>
        <translation>有 %1 个没有名称的数字列：如果每列是一个物品，应按宽表读取。</translation>
    </message>
    <message>
        <source>The time is in columns of its parts (year, month, day) and is not read. Join them into one column, such as 2011-12-09, to use it.</source>
        <translation>时间分散在年、月、日各列中，未读取。请合并为一列（如 2011-12-09）后再使用。</translation>
    </message>
    <message>
        <source>a dump of a database (SQL)</source>
        <translation>数据库导出的 SQL 文件</translation>
    </message>
    <message>
        <source>Load it into a database, such as “sqlite3 FILE.db &lt; FILE.sql”, and import that, or export the table as CSV.</source>
        <translation>请先载入数据库（例如“sqlite3 FILE.db &lt; FILE.sql”）再导入该数据库，或把表导出为 CSV。</translation>
    </message>
    <message>
        <source>“%1” would take about %2 MB of memory, and an import may take %3 MB here. Keep fewer rows (a date range, a lowest value), leave columns out, or import it on a machine with more memory.</source>
        <translation>“%1”大约需要 %2 MB 内存，而这里的导入最多可用 %3 MB。请减少行数（限定日期范围或最低值）、去掉一些列，或换一台内存更大的电脑导入。</translation>
    </message>
    <message>
        <source>%1 of %2 users have links</source>
        <translation>%2 个用户中有 %1 个有链接</translation>
    </message>
    <message>
        <source>No row of “%1” links two users of the interactions.</source>
        <translation>“%1”中没有一行链接交互数据里的两个用户。</translation>
    </message>
    <message>
        <source>“%1” and “%2” are SQLite databases that have no table of the same name. Import them one by one.</source>
        <translation>“%1”和“%2”都是 SQLite 数据库，但没有同名的表。请分别导入。</translation>
    </message>
    <message>
        <source>“%1” and “%2” are SQLite databases. Choose a table that each of them has (on the command line with --table NAME): %3.</source>
        <translation>“%1”和“%2”都是 SQLite 数据库。请选择它们都有的一个表（命令行用 --table 表名）：%3。</translation>
    </message>
    <message>
        <source>“%1” cannot be read as the first file was: %2</source>
        <translation>“%1”不能像第一个文件那样读取：%2</translation>
    </message>
    <message>
        <source>This line repeats the header.</source>
        <translation>这一行重复了表头。</translation>
    </message>
    <message>
        <source>There is a single user, “%1”. If another column tells people apart, choose it.</source>
        <translation>只有一个用户“%1”。如果用户由另一列区分，请选择那一列。</translation>
    </message>
    <message>
        <source>There is a single item, “%1”. If another column tells the items apart, choose it.</source>
        <translation>只有一个物品“%1”。如果物品由另一列区分，请选择那一列。</translation>
    </message>
    <message>
        <source>Each “%1” is taken for a user of its own, as no column says who it was. If one does, choose it.</source>
        <translation>没有列说明是谁，因此每个“%1”都被当作一个用户。如果有这样的列，请选择它。</translation>
    </message>
    <message>
        <source>Rows whose “%1” says “%2” count like all others. Read as the event, they can be left out.</source>
        <translation>“%1”为“%2”的行与其他行同样计入。把该列作为事件读取，就可以排除它们。</translation>
    </message>
    <message>
        <source>Read it as the event</source>
        <translation>作为事件读取</translation>
    </message>
    <message>
        <source>The dates are read day first, but %1 of them only make sense month first. Where both orders are mixed, dates such as 3/4/2011 are read wrongly: write all in one order.</source>
        <translation>日期按“日在前”读取，但其中 %1 个只有“月在前”才说得通。两种顺序混用时，3/4/2011 这样的日期会读错：请统一成一种顺序。</translation>
    </message>
    <message>
        <source>The dates are read month first, but %1 of them only make sense day first. Where both orders are mixed, dates such as 3/4/2011 are read wrongly: write all in one order.</source>
        <translation>日期按“月在前”读取，但其中 %1 个只有“日在前”才说得通。两种顺序混用时，3/4/2011 这样的日期会读错：请统一成一种顺序。</translation>
    </message>
    <message>
        <source>All times lie before 1996, the last one at %1. Numbers that do not count from 1970, such as Apple&apos;s seconds since 2001, look so.</source>
        <translation>所有时间都早于 1996 年，最晚的是 %1。不从 1970 年算起的数字（如苹果系统从 2001 年起的秒数）就是这个样子。</translation>
    </message>
    <message>
        <source>added to the day</source>
        <translation>与日期相加</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>“%1”, line %2: another table begins here, its columns in another order. Put it into a file of its own and import both.</source>
        <translation>“%1”第 %2 行：这里开始了另一张表，列的顺序不同。请把它放进单独的文件，再一起导入。</translation>
    </message>
    <message>
        <source>“%1” is not a time of day.</source>
        <translation>“%1”不是一个时刻。</translation>
    </message>
    <message>
        <source>%1; the header has no name for the first one</source>
        <translation>%1；表头没有写第一列的名称</translation>
    </message>
    <message>
        <source>%1; a quote inside quotes is written \&quot;</source>
        <translation>%1；引号内的引号写作 \&quot;</translation>
    </message>
    <message>
        <source>“%1” stands for the user here. %2</source>
        <translation>这里以“%1”代替用户。%2</translation>
    </message>
    <message>
        <source>The file holds its columns one behind the other, not its rows. Write one object for every row, with pandas by to_json(path, orient=&quot;records&quot;, lines=True).</source>
        <translation>文件是按列依次存放的，而不是按行。请为每一行写一个对象，用 pandas 时为 to_json(path, orient=&quot;records&quot;, lines=True)。</translation>
    </message>
    <message>
        <source>one JSON list of cells a line</source>
        <translation>每行一个由单元格组成的 JSON 列表</translation>
    </message>
    <message>
        <source>a JSON list of lists of cells</source>
        <translation>JSON 列表，其中每个列表是一行单元格</translation>
    </message>
    <message>
        <source>“%1” has no column that is known as the user. Say which one it is. The columns are: %2.</source>
        <translation>“%1”中没有可识别为用户的列。请指明是哪一列。现有的列：%2。</translation>
    </message>
    <message>
        <source>“%1” has no column that is known as the item. Say which one it is. The columns are: %2.</source>
        <translation>“%1”中没有可识别为物品的列。请指明是哪一列。现有的列：%2。</translation>
    </message>
    <message>
        <source>“%1” has no columns that are known as the user and the item. Say which ones they are. The columns are: %2.</source>
        <translation>“%1”中没有可识别为用户和物品的列。请指明是哪两列。现有的列：%2。</translation>
    </message>
    <message>
        <source>The table “%1” of “%2” is read, the only one with users and items. Others it has: %3.</source>
        <translation>读取“%2”中的表“%1”，只有它同时有用户和物品。其他表：%3。</translation>
    </message>
    <message>
        <source>The sheet “%1” of “%2” is read, the first one with users and items. Others it has: %3.</source>
        <translation>读取“%2”中的工作表“%1”，它是第一个同时有用户和物品的。其他工作表：%3。</translation>
    </message>
    <message>
        <source>Other sheets have the same columns as “%1” and are not read: %2. Put their rows into one sheet to import all of them, or name the one that is meant.</source>
        <translation>其他工作表与“%1”的列相同，但没有读取：%2。要全部导入，请把它们的行合并到一个工作表；否则请指明要读取哪一个。</translation>
    </message>
    <message>
        <source>The user is in another table: “%1” has “%2”. Join the two on “%3” first.</source>
        <translation>用户在另一个表中：“%1”有“%2”列。请先按“%3”把两个表连接起来。</translation>
    </message>
    <message>
        <source>The item is in another table: “%1” has “%2”. Join the two on “%3” first.</source>
        <translation>物品在另一个表中：“%1”有“%2”列。请先按“%3”把两个表连接起来。</translation>
    </message>
    <message>
        <source>Dates such as 19/03/21 are read year first.</source>
        <translation>19/03/21 这样的日期按“年在前”读取。</translation>
    </message>
    <message>
        <source>Dates such as 19/03/21 are read year first: the first numbers are few and near each other, as years are, the last ones many, as days are. If the day comes first, say so in the format.</source>
        <translation>19/03/21 这样的日期按“年在前”读取：第一个数取值少而且相近，像年份；最后一个数取值多，像日。如果日在前，请在格式中指明。</translation>
    </message>
    <message>
        <source>.NET ticks</source>
        <translation>.NET 计时周期</translation>
    </message>
    <message>
        <source>dates, year first</source>
        <translation>日期，年在前</translation>
    </message>
    <message>
        <source>The times are shortened, as 1.614674e+09 is, and their last digits are lost: what happened close together cannot be told apart. Export them again with all their digits.</source>
        <translation>时间像 1.614674e+09 那样被缩短，末尾几位已经丢失：相隔不久的事件分不出先后。请带上全部位数重新导出。</translation>
    </message>
    <message>
        <source>Some times name a zone that means several, such as CST or IST, or is not known here, as those of places are: they are read as UTC.</source>
        <translation>有些时间所写的时区名称有多种含义（如 CST 或 IST），或在这里无法识别（如以地名表示的时区）：它们按 UTC 读取。</translation>
    </message>
    <message>
        <source>Greek letters</source>
        <translation>希腊字母</translation>
    </message>
    <message>
        <source>Hebrew letters</source>
        <translation>希伯来字母</translation>
    </message>
    <message>
        <source>Arabic letters</source>
        <translation>阿拉伯字母</translation>
    </message>
    <message>
        <source>Thai letters</source>
        <translation>泰文字母</translation>
    </message>
    <message>
        <source>Turkish letters</source>
        <translation>土耳其字母</translation>
    </message>
    <message>
        <source>Baltic letters</source>
        <translation>波罗的海字母</translation>
    </message>
    <message>
        <source>Greek (Windows-1253)</source>
        <translation>希腊文 (Windows-1253)</translation>
    </message>
    <message>
        <source>Turkish (Windows-1254)</source>
        <translation>土耳其文 (Windows-1254)</translation>
    </message>
    <message>
        <source>Baltic (Windows-1257)</source>
        <translation>波罗的海文 (Windows-1257)</translation>
    </message>
    <message>
        <source>Hebrew (Windows-1255)</source>
        <translation>希伯来文 (Windows-1255)</translation>
    </message>
    <message>
        <source>Arabic (Windows-1256)</source>
        <translation>阿拉伯文 (Windows-1256)</translation>
    </message>
    <message>
        <source>Thai (TIS-620)</source>
        <translation>泰文 (TIS-620)</translation>
    </message>
    <message>
        <source>The weight of the event “%1” must not be negative. Leave an event out to filter its rows.</source>
        <translation>事件“%1”的权重不能为负数。如需过滤某种事件的行，不列出它即可。</translation>
    </message>
    <message>
        <source>There is no event “%1”: no column says what happened. Name the column, or keep all rows.</source>
        <translation>没有事件“%1”：没有哪一列说明发生了什么。请指定该列，或保留所有行。</translation>
    </message>
    <message>
        <source>There is no event “%1”; the events are: %2.</source>
        <translation>没有事件“%1”；已有的事件是：%2。</translation>
    </message>
    <message>
        <source>There are only %1 users, such as “%2”. If another column tells people apart, choose it.</source>
        <translation>只有 %1 个用户，例如“%2”。如果用户由另一列区分，请选择那一列。</translation>
    </message>
    <message>
        <source>There are only %1 items, such as “%2”. If another column tells the items apart, choose it.</source>
        <translation>只有 %1 个物品，例如“%2”。如果物品由另一列区分，请选择那一列。</translation>
    </message>
    <message>
        <source>All rows of “%1” are one user: if it stands for those without an account, take its rows out first.</source>
        <translation>“%1”的所有行算作同一个用户：如果它代表没有账号的人，请先去掉这些行。</translation>
    </message>
    <message>
        <source>Names may be damaged: the encoding is %1. Say which one it is.</source>
        <translation>名称可能已损坏。编码：%1。请指明是哪一种。</translation>
    </message>
    <message>
        <source>“%1” is called a value, but most of its cells are empty. It is left out; chosen as the value, rows without one are.</source>
        <translation>“%1”名为数值，但大多数单元格为空，因此未使用；若选作数值，没有数值的行会被排除。</translation>
    </message>
    <message>
        <source>guessed: %1 bytes are not UTF-8, others are: the file mixes encodings, and is read as %2</source>
        <translation>猜测：%1 个字节不是 UTF-8，其余是；文件混用了多种编码，按 %2 读取</translation>
    </message>
    <message>
        <source>The file holds numbered features, as LIBSVM, libFM and LIBFFM read them, such as “%1”; which of them are users and which are items it does not say. Write the table it was made from, with a column for the user and one for the item.</source>
        <translation>文件中是 LIBSVM、libFM 和 LIBFFM 所用的编号特征，例如“%1”；其中没有说明哪些是用户、哪些是物品。请改用生成它的那张表，用户和物品各占一列。</translation>
    </message>
    <message>
        <source>The file holds a block of lines such as “%1” for every event, not a row. Write each block as a row of a table, or as one JSON object a line.</source>
        <translation>文件中每个事件不是一行，而是由“%1”这样的若干行组成的一块。请把每一块写成表格的一行，或写成每行一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Every line begins with how many items it has, and none names its user, such as “%1”. Write the user in place of that number.</source>
        <translation>每一行的开头都是该行的物品个数，没有写明用户，例如“%1”。请把这个数字换成用户。</translation>
    </message>
    <message>
        <source>%1 columns hold nothing but values, and every row begins with another name: if each of them is an item, this is a wide table and has to be read as one.</source>
        <translation>有 %1 列只含数值，而且每一行的第一个单元格各不相同：如果这些列各是一个物品，这就是一张宽表，应按宽表读取。</translation>
    </message>
    <message>
        <source>“%1” has a column “%2” and “%3”, the first file, has none: it is left out. Add it to every file, or import “%1” alone.</source>
        <translation>“%1”有“%2”列，而第一个文件“%3”没有：该列未被使用。请在每个文件中都加上这一列，或单独导入“%1”。</translation>
    </message>
    <message>
        <source>%1; left out, as they are no items: %2</source>
        <translation>%1；以下各列不是物品，未读取：%2</translation>
    </message>
    <message>
        <source>“%1” holds several files with the same columns: %2. To import them together, unpack them and name all of them (on the command line: import FOLDER/*); or choose one (--member NAME).</source>
        <translation>“%1”中有多个列相同的文件：%2。要一起导入，请先解压，再选中所有这些文件（命令行：import FOLDER/*）；也可以只选其中一个（--member NAME）。</translation>
    </message>
    <message>
        <source>“%1” holds several files with the same columns: %2. To import them together, name all of them instead of their folder (on the command line: import FOLDER/*); or choose one (--member NAME).</source>
        <translation>“%1”中有多个列相同的文件：%2。要一起导入，请选中所有这些文件，而不是它们所在的文件夹（命令行：import FOLDER/*）；也可以只选其中一个（--member NAME）。</translation>
    </message>
    <message>
        <source>%1; empty cells are no interactions, 0 is a value</source>
        <translation>%1；空单元格不算交互，0 是一个数值</translation>
    </message>
    <message>
        <source>%1; empty cells are no interactions</source>
        <translation>%1；空单元格不算交互</translation>
    </message>
    <message>
        <source>%1; 1 is an interaction and 0 is none</source>
        <translation>%1；1 表示有交互，0 表示没有</translation>
    </message>
    <message>
        <source>%1; %2 means not rated</source>
        <translation>%1；%2 表示未评分</translation>
    </message>
    <message>
        <source>a row an item, as “%1” above them says, a column a user</source>
        <translation>每行一个物品（由上方的“%1”得知），每列一个用户</translation>
    </message>
    <message>
        <source>a row a user, a column an item</source>
        <translation>每行一个用户，每列一个物品</translation>
    </message>
    <message>
        <source>“%1” has no column “%2”, which this project reads as: %3. Its columns are: %4. Say which of them it is, or import the file into a project of its own.</source>
        <translation>“%1”中没有列“%2”，而此项目把该列作为：%3。它的列有：%4。请指明是其中哪一列，或将文件导入为单独的项目。</translation>
    </message>
    <message>
        <source>This project is from before projects kept the rules of their import. Say what stays of the same user and item, as it was said then, and which events count.</source>
        <translation>该项目创建时尚未保存导入规则。请按当时的设置说明同一用户和物品的多行中保留什么，以及哪些事件算数。</translation>
    </message>
    <message>
        <source>The interactions of this project have times and those of “%1” have none. Name its column of times, or import it into a project of its own.</source>
        <translation>此项目的交互有时间，而“%1”中的没有。请指明其时间列，或将它导入为单独的项目。</translation>
    </message>
    <message>
        <source>The interactions of this project have no times and those of “%1” have. Say that it has none, or import everything anew.</source>
        <translation>此项目的交互没有时间，而“%1”中的有。请说明它没有时间，或全部重新导入。</translation>
    </message>
    <message>
        <source>The times of this project are dates and those of “%1” are positions in an order. Say how its times are written, or import it into a project of its own.</source>
        <translation>此项目的时间是日期，而“%1”中的是顺序位置。请说明其时间的写法，或将它导入为单独的项目。</translation>
    </message>
    <message>
        <source>The times of this project are positions in an order and those of “%1” are dates. Import it into a project of its own.</source>
        <translation>此项目的时间是顺序位置，而“%1”中的是日期。请将它导入为单独的项目。</translation>
    </message>
    <message>
        <source>The histories of this project are lists, whose order counts, and “%1” holds none. Import it into a project of its own.</source>
        <translation>此项目的历史记录是有顺序的列表，而“%1”中没有列表。请将它导入为单独的项目。</translation>
    </message>
    <message>
        <source>“%1” says which rows are for training and which for testing, and this project has no given split. Leave that out, or import everything anew.</source>
        <translation>“%1”指明了哪些行用于训练、哪些用于测试，而此项目没有给定的划分。请去掉该信息，或全部重新导入。</translation>
    </message>
    <message>
        <source>The project has no such attributes, so they are left out: %1.</source>
        <translation>项目中没有这些属性，因此未采用：%1。</translation>
    </message>
    <message>
        <source>%1 attributes of users and items that were there are given otherwise now; they stay as they were.</source>
        <translation>有 %1 个已有用户和物品的属性这次给出了不同的值；它们保持原样。</translation>
    </message>
    <message>
        <source>%1 attributes are no numbers where the project has numbers, and are left out.</source>
        <translation>有 %1 个属性值在项目要求数字的地方不是数字，因此未采用。</translation>
    </message>
    <message>
        <source>The positions of the file begin at %1 and those of the project reach %2, so new rows come between old ones. Number them on if they happened later.</source>
        <translation>文件中的位置从 %1 开始，而项目中的位置已到 %2，因此新行会插在旧行之间。如果它们发生在后面，请接着编号。</translation>
    </message>
    <message>
        <source>The project has a given split and the file none: its new pairs are for training, the others stay in their parts.</source>
        <translation>项目有给定的划分而文件没有：新的用户-物品对用于训练，其余的留在原来的部分。</translation>
    </message>
    <message>
        <source>Joining the new rows</source>
        <translation>正在合并新行</translation>
    </message>
    <message>
        <source>There is nothing new in “%1”: all its rows are in the project already.</source>
        <translation>“%1”中没有新内容：所有行都已在项目中。</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>The column stays out of the project.</source>
        <translation>该列不进入项目。</translation>
    </message>
    <message>
        <source>Who: the customer, reader or listener. Ids are text, 007 stays 007.</source>
        <translation>谁：顾客、读者或听众。编号是文本，007 仍是 007。</translation>
    </message>
    <message>
        <source>What: the product, film or song. Ids are text.</source>
        <translation>什么：商品、电影或歌曲。编号是文本。</translation>
    </message>
    <message>
        <source>How much: a rating, a quantity, a number of plays.</source>
        <translation>多少：评分、数量或播放次数。</translation>
    </message>
    <message>
        <source>When: a date, or seconds since 1970.</source>
        <translation>何时：日期，或 1970 年以来的秒数。</translation>
    </message>
    <message>
        <source>The part a row belongs to: train, valid or test.</source>
        <translation>该行所属部分：train、valid 或 test。</translation>
    </message>
    <message>
        <source>The name of the item that people read.</source>
        <translation>供人阅读的物品名称。</translation>
    </message>
    <message>
        <source>Something known of the item, such as its price or genre.</source>
        <translation>物品的已知信息，例如价格或类别。</translation>
    </message>
    <message>
        <source>Something known of the user, such as the country.</source>
        <translation>用户的已知信息，例如国家。</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Double colon</source>
        <translation>双冒号</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Double &quot;</source>
        <translation>双引号 &quot;</translation>
    </message>
    <message>
        <source>Single &apos;</source>
        <translation>单引号 &apos;</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Comma 2,55</source>
        <translation>逗号 2,55</translation>
    </message>
    <message>
        <source>Point 2.55</source>
        <translation>点 2.55</translation>
    </message>
    <message>
        <source>Keep first</source>
        <translation>保留首次</translation>
    </message>
    <message>
        <source>Keep last</source>
        <translation>保留末次</translation>
    </message>
    <message>
        <source>Add up</source>
        <translation>累加</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>E-commerce</source>
        <translation>电商</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>社交</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>金融</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>教育</translation>
    </message>
    <message>
        <source>Any pair of who and what. Of repeated rows the last one counts.</source>
        <translation>任意的“谁”与“什么”的配对。重复行以最后一次为准。</translation>
    </message>
    <message>
        <source>Purchases in a shop. Quantities of repeated rows add up.</source>
        <translation>商店的购买记录。重复行的数量累加。</translation>
    </message>
    <message>
        <source>Films, music, books, news. Of repeated ratings the last one counts.</source>
        <translation>电影、音乐、图书、新闻。重复评分以最后一次为准。</translation>
    </message>
    <message>
        <source>Posts, groups, people to follow. Of repeated rows the last one counts.</source>
        <translation>帖子、群组、可关注的人。重复行以最后一次为准。</translation>
    </message>
    <message>
        <source>Funds, accounts, offers. Amounts of repeated rows add up.</source>
        <translation>基金、账户、产品。重复行的金额累加。</translation>
    </message>
    <message>
        <source>Courses and exercises. Of repeated attempts the last one counts.</source>
        <translation>课程与练习。重复尝试以最后一次为准。</translation>
    </message>
    <message>
        <source>What happened: a view, a like, a purchase. Each kind can be kept and weighed.</source>
        <translation>发生了什么：浏览、点赞、购买。每一种都可以选择是否保留并设置权重。</translation>
    </message>
    <message>
        <source>every object is an event</source>
        <translation>每个对象是一个事件</translation>
    </message>
    <message>
        <source>A list in brackets</source>
        <translation>方括号列表</translation>
    </message>
    <message>
        <source>Nothing: one item a cell</source>
        <translation>无：每个单元格一个物品</translation>
    </message>
    <message>
        <source>The time of day, where the time is a date alone. It is added to it.</source>
        <translation>一天中的时刻：时间列只有日期时使用，会加到日期上。</translation>
    </message>
</context>
<context>
    <name>InfoDialogs</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>About Tastescope</source>
        <translation>关于 Tastescope</translation>
    </message>
    <message>
        <source>Explores what generative recommenders make of your own interaction data. Everything stays on this computer.</source>
        <translation>探索生成式推荐模型能从你的交互数据中学到什么。所有内容都留在这台电脑上。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>自由软件，依据 GNU 通用公共许可证第 3 版或更新版本发布，不提供任何担保。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>帮助：%1</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Something unexpected stopped the work. The project is as it was before.</source>
        <translation>意外情况中断了操作。项目保持原样。</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs or choose smaller settings.</source>
        <translation>内存不足。关闭其他程序，或选用更小的设置。</translation>
    </message>
</context>
<context>
    <name>Latent</name>
    <message>
        <source>The map cannot be computed: the vectors hold values that are not finite.</source>
        <translation>无法计算地图：向量中含有非有限数值。</translation>
    </message>
    <message>
        <source>Placing users in the space</source>
        <translation>正在将用户放入隐空间</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Computing the map</source>
        <translation>正在计算地图</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>This run&apos;s model has no latent space of users. Choose a run of a model that has one, such as Mult-VAE.</source>
        <translation>该运行的模型没有用户隐空间。请选择具有用户隐空间的模型的运行，例如 Mult-VAE。</translation>
    </message>
    <message>
        <source>This run&apos;s model has no vectors of items. Choose a run of a model that has them, such as Mult-VAE.</source>
        <translation>该运行的模型没有物品向量。请选择具有物品向量的模型的运行，例如 Mult-VAE。</translation>
    </message>
    <message>
        <source>This user is not in the project.</source>
        <translation>项目中没有该用户。</translation>
    </message>
    <message>
        <source>Dimension %1 does not exist, the space has %2.</source>
        <translation>维度 %1 不存在，该空间共有 %2 维。</translation>
    </message>
    <message>
        <source>The data has no “%1” to select. Ids are written exactly as in the data.</source>
        <translation>数据中没有可选择的“%1”。ID 的写法须与数据中完全一致。</translation>
    </message>
    <message>
        <source>“%1” has no interactions and so no place in the space.</source>
        <translation>“%1”没有任何交互，因此在空间中没有位置。</translation>
    </message>
    <message>
        <source>Finding neighbours</source>
        <translation>正在查找邻居</translation>
    </message>
    <message>
        <source>A layout by t-SNE or UMAP is made of at most %1 points, and this space has %2. Choose PCA.</source>
        <translation>t-SNE 或 UMAP 布局最多支持 %1 个点，而这个空间有 %2 个。请选择 PCA。</translation>
    </message>
    <message>
        <source>The perplexity is a number from 1 to %1.</source>
        <translation>困惑度应为 1 到 %1 之间的数。</translation>
    </message>
    <message>
        <source>UMAP looks at 2 to %1 neighbours.</source>
        <translation>UMAP 的邻居数应为 2 到 %1。</translation>
    </message>
    <message>
        <source>The least distance of UMAP is a number from 0 to %1.</source>
        <translation>UMAP 的最小距离应为 0 到 %1 之间的数。</translation>
    </message>
    <message>
        <source>Laying out the map</source>
        <translation>正在布局地图</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Groups are 2 to %1, or 0 to find how many.</source>
        <translation>群体数应为 2 到 %1，填 0 则自动确定。</translation>
    </message>
    <message>
        <source>Finding groups</source>
        <translation>正在寻找群体</translation>
    </message>
    <message>
        <source>The space has points that are too far out to be laid out. Train the model again with a lower learning rate.</source>
        <translation>空间中有些点离得太远，无法布局。请用较低的学习率重新训练模型。</translation>
    </message>
    <message>
        <source>So many neighbours of so many points take too much memory. Lower the perplexity or the neighbours.</source>
        <translation>这么多点、这么多邻居会占用过多内存。请降低困惑度或邻居数。</translation>
    </message>
    <message>
        <source>There is no group “%1”. There are: %2.</source>
        <translation>没有名为“%1”的群体。现有：%2。</translation>
    </message>
    <message>
        <source>This run&apos;s model has no prior that people could be drawn from. Choose a run of a variational autoencoder, such as Mult-VAE.</source>
        <translation>该运行的模型没有可供抽取人物的先验分布。请选择变分自编码器（例如 Mult-VAE）的运行。</translation>
    </message>
    <message>
        <source>Make up 1 to %1 people.</source>
        <translation>请虚构 1 至 %1 个人。</translation>
    </message>
    <message>
        <source>%1 of these made-up people have exactly the items of somebody real. A model can repeat what it was trained on: this data is not anonymous, treat it like the original.</source>
        <translation>这些虚构的人中有 %1 个与某位真实的人物品完全相同。模型可能会复述训练时见过的内容：这些数据不是匿名的，请像对待原始数据一样对待它。</translation>
    </message>
    <message>
        <source>These people are made up, but a model can repeat what real ones did: this data is not proven to be anonymous. Look at whom they are most like before you pass it on.</source>
        <translation>这些人是虚构的，但模型可能会复述真实的人的行为：不能证明这些数据是匿名的。传给他人之前，请先看看他们最像谁。</translation>
    </message>
    <message>
        <source>A direction leads from some people to others: there must be people on the map inside the group and outside it.</source>
        <translation>方向是从一些人指向另一些人：地图上必须既有组内的人，也有组外的人。</translation>
    </message>
    <message>
        <source>Users have no attribute “%1”. There are: %2.</source>
        <translation>用户没有属性“%1”。现有：%2。</translation>
    </message>
    <message>
        <source>“%1” has no value “%2”. There are: %3.</source>
        <translation>“%1”没有取值“%2”。现有：%3。</translation>
    </message>
    <message>
        <source>Nobody is selected who has a history. Select some.</source>
        <translation>所选的都没有历史。请选择一些有历史的。</translation>
    </message>
    <message>
        <source>Nobody is left to compare with: everyone is selected. Select fewer.</source>
        <translation>没有可供比较的对象：已选择全部。请少选一些。</translation>
    </message>
    <message>
        <source>Comparing the selection</source>
        <translation>正在比较所选</translation>
    </message>
    <message>
        <source>This user was added after the run was trained. Train a new run to find them in its space.</source>
        <translation>该用户是在运行训练之后添加的。请训练新的运行，才能在其空间中看到该用户。</translation>
    </message>
</context>
<context>
    <name>Layout</name>
    <message>
        <source>Guess</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>One user a line</source>
        <translation>每行一个用户</translation>
    </message>
    <message>
        <source>A column an item</source>
        <translation>每列一个物品</translation>
    </message>
    <message>
        <source>A block an item</source>
        <translation>每个物品一个区块</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>MovieLens</source>
        <translation>MovieLens</translation>
    </message>
    <message>
        <source>RecBole files</source>
        <translation>RecBole 文件</translation>
    </message>
</context>
<context>
    <name>Loss</name>
    <message>
        <source>ELBO loss</source>
        <translation>ELBO 损失</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>Weight in the loss</source>
        <translation>损失中的权重</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation>预训练</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>How high the held-out items stand in the list; with the 95 % interval over users.</source>
        <translation>留出物品在列表中的靠前程度；附用户间的 95% 区间。</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Held-out items found, divided by all held-out items.</source>
        <translation>找到的留出物品数，除以全部留出物品数。</translation>
    </message>
    <message>
        <source>Capped recall</source>
        <translation>封顶召回率</translation>
    </message>
    <message>
        <source>Held-out items found, divided by the most that the list could hold.</source>
        <translation>找到的留出物品数，除以列表最多能容纳的数量。</translation>
    </message>
    <message>
        <source>One divided by the place of the first held-out item found.</source>
        <translation>第一个命中的留出物品名次的倒数。</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>命中率</translation>
    </message>
    <message>
        <source>Users with at least one held-out item in the list.</source>
        <translation>列表中至少有一个留出物品的用户。</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Items that appear in any list.</source>
        <translation>出现在任一列表中的物品。</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>流行度</translation>
    </message>
    <message>
        <source>Users who had a recommended item, on average.</source>
        <translation>平均有多少用户拥有被推荐的物品。</translation>
    </message>
    <message>
        <source>Novelty</source>
        <translation>新颖度</translation>
    </message>
    <message>
        <source>Surprise of the recommended items, in bits.</source>
        <translation>被推荐物品的意外程度，单位为比特。</translation>
    </message>
    <message>
        <source>Gini</source>
        <translation>基尼</translation>
    </message>
    <message>
        <source>How unequally the lists use the items; 0 is equal.</source>
        <translation>列表使用物品的不均程度；0 为均等。</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>多样性</translation>
    </message>
    <message>
        <source>How different the items of a list are, by %1: 0 alike, 1 nothing in common.</source>
        <translation>列表中物品之间的差异程度，依据 %1：0 为相同，1 为毫无共同点。</translation>
    </message>
    <message>
        <source>Pop. lift</source>
        <translation>流行度提升</translation>
    </message>
    <message>
        <source>How much more popular the lists are than what the users chose themselves.</source>
        <translation>推荐列表比用户自己的选择热门多少。</translation>
    </message>
    <message>
        <source>Precision up to each held-out item found, on average.</source>
        <translation>到每个被找到的留出物品为止的精确率的平均值。</translation>
    </message>
    <message>
        <source>What a reader finds who goes on to the next place with probability 0.8.</source>
        <translation>假设读者以 0.8 的概率继续看下一位，他平均能找到多少。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Held-out items found, divided by the length of the list.</source>
        <translation>找到的留出物品数除以列表长度。</translation>
    </message>
    <message>
        <source>Diversity by vectors</source>
        <translation>按向量的多样性</translation>
    </message>
    <message>
        <source>How different the items of a list are, by the model&apos;s item vectors or by the users they share.</source>
        <translation>按模型的物品向量或共同用户衡量，列表中的物品彼此有多不同。</translation>
    </message>
    <message>
        <source>Miscalibration</source>
        <translation>校准偏差</translation>
    </message>
    <message>
        <source>How far the kinds of items in a list are from those in the history; 0 is perfect.</source>
        <translation>列表中物品的种类与历史中的相差多远；0 为完全一致。</translation>
    </message>
    <message>
        <source>Normalised entropy</source>
        <translation>归一化熵</translation>
    </message>
    <message>
        <source>How evenly the lists use the catalogue, by Shannon&apos;s entropy: 1 when every item is recommended as often, 0 when one item is all there is.</source>
        <translation>用香农熵衡量推荐列表使用整个目录的均匀程度：每个物品被推荐得一样多时为 1，只推荐一个物品时为 0。</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Regularisation λ</source>
        <translation>正则化系数 λ</translation>
    </message>
    <message>
        <source>Raising it pulls all item weights towards zero and favours popular items; lowering it follows the data more closely and may overfit.</source>
        <translation>调高会把所有物品权重拉向零，偏向热门物品；调低会更贴合数据，但可能过拟合。</translation>
    </message>
    <message>
        <source>Interaction values</source>
        <translation>交互取值</translation>
    </message>
    <message>
        <source>Ones treats every interaction alike; data uses ratings or quantities, so high values weigh more and λ must grow with them.</source>
        <translation>“一律为 1”对所有交互一视同仁；“使用数据”采用评分或数量，数值越高权重越大，λ 也要随之调大。</translation>
    </message>
    <message>
        <source>Ones</source>
        <translation>一律为 1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Solving for item weights</source>
        <translation>正在求解物品权重</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>The item matrix is singular. Raise the regularisation.</source>
        <translation>物品矩阵是奇异的。请调高正则化系数。</translation>
    </message>
    <message>
        <source>EASE needs %1 GB of memory for %2 items. Filter rare items out or choose another model.</source>
        <translation>EASE 处理 %2 个物品需要 %1 GB 内存。请过滤掉冷门物品，或选择其他模型。</translation>
    </message>
    <message>
        <source>A linear model that predicts every item from all others, solved exactly. One setting, no training curve, and often hard to beat.</source>
        <translation>用其他所有物品预测每个物品的线性模型，有精确解。只有一个参数，没有训练曲线，却常常难以超越。</translation>
    </message>
    <message>
        <source>Minimises ‖X − XB‖² + λ‖B‖² with a zero diagonal of B. With P = (XᵀX + λI)⁻¹ the solution is Bᵢⱼ = −Pᵢⱼ / Pⱼⱼ. P comes from a Cholesky factorisation in single precision. Scores are s(u) = xᵤB.</source>
        <translation>在 B 的对角线为零的约束下最小化 ‖X − XB‖² + λ‖B‖²。令 P = (XᵀX + λI)⁻¹，则解为 Bᵢⱼ = −Pᵢⱼ / Pⱼⱼ。P 由单精度 Cholesky 分解求得。得分为 s(u) = xᵤB。</translation>
    </message>
    <message>
        <source>As the baseline to beat whenever the catalogue has up to about 20,000 items; it is strong on data with many short histories.</source>
        <translation>物品不超过约 20,000 个时，应作为必须超越的基线；在大量短历史的数据上表现很强。</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>邻居数</translation>
    </message>
    <message>
        <source>More neighbours smooth the scores and reach more of the catalogue; fewer keep only the closest items and need less memory.</source>
        <translation>邻居越多，得分越平滑，覆盖的物品越多；邻居越少，只保留最相近的物品，占用内存也更少。</translation>
    </message>
    <message>
        <source>Shrinkage</source>
        <translation>收缩系数</translation>
    </message>
    <message>
        <source>Raising it distrusts similarities that rest on few users, which favours well-known items; 0 trusts every similarity.</source>
        <translation>调高会降低仅由少数用户支撑的相似度，偏向知名物品；0 表示信任所有相似度。</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Cosine divides common users by the geometric mean of both audiences, Jaccard by their union, which is stricter on unequal sizes.</source>
        <translation>余弦用两者受众的几何平均去除共同用户数；Jaccard 用受众的并集去除，对规模悬殊的物品更严格。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Jaccard</source>
        <translation>Jaccard</translation>
    </message>
    <message>
        <source>Ones treats every interaction alike; data uses ratings or quantities, so high values weigh more (with cosine).</source>
        <translation>“一律为 1”对所有交互一视同仁；“使用数据”采用评分或数量，数值越高权重越大（配合余弦）。</translation>
    </message>
    <message>
        <source>Comparing items</source>
        <translation>正在比较物品</translation>
    </message>
    <message>
        <source>items</source>
        <translation>个物品</translation>
    </message>
    <message>
        <source>The saved neighbours name items that do not exist.</source>
        <translation>保存的邻居中包含不存在的物品。</translation>
    </message>
    <message>
        <source>Recommends items that the same people have as those in a history. Nothing is trained, every recommendation can be explained by its neighbours.</source>
        <translation>推荐与历史物品拥有相同受众的物品。无需训练，每条推荐都能用邻居来解释。</translation>
    </message>
    <message>
        <source>Two items are as similar as their audiences: sim(i, j) = xᵢ·xⱼ / (‖xᵢ‖ ‖xⱼ‖ + shrinkage), where xᵢ is the column of item i in the interaction matrix; Jaccard divides by ‖xᵢ‖² + ‖xⱼ‖² − xᵢ·xⱼ instead. Only the k most similar items N(i) of each item are kept. A user&apos;s score is s(u, i) = ∑ sim(i, j) over the items j of the history that are in N(i).</source>
        <translation>两个物品的相似程度取决于受众：sim(i, j) = xᵢ·xⱼ / (‖xᵢ‖ ‖xⱼ‖ + 收缩系数)，其中 xᵢ 是交互矩阵中物品 i 的列；Jaccard 的分母改为 ‖xᵢ‖² + ‖xⱼ‖² − xᵢ·xⱼ。每个物品只保留最相似的 k 个物品 N(i)。用户得分为 s(u, i) = ∑ sim(i, j)，对历史中属于 N(i) 的物品 j 求和。</translation>
    </message>
    <message>
        <source>The paper predicts ratings by a weighted mean; here, as is usual for interactions without ratings, the similarities are summed.</source>
        <translation>论文用加权平均预测评分；这里按无评分交互的通常做法，直接对相似度求和。</translation>
    </message>
    <message>
        <source>As a strong, explainable baseline, and when the catalogue changes so often that retraining does not pay.</source>
        <translation>作为有力且可解释的基线，或物品更替频繁、不值得反复训练时使用。</translation>
    </message>
    <message>
        <source>Time grows with the sum of squared history lengths, memory with items times neighbours. A million ratings take about a second.</source>
        <translation>时间随历史长度的平方和增长，内存随物品数乘以邻居数增长。一百万条评分约需一秒。</translation>
    </message>
    <message>
        <source>The denoising sibling of Mult-VAE: one point of taste for every user, without a distribution around it. Simpler, a little faster, and cannot be sampled.</source>
        <translation>Mult-VAE 的去噪版本：每个用户只对应一个口味点，周围没有分布。更简单、略快，但无法采样。</translation>
    </message>
    <message>
        <source>The history, scaled to length 1 and thinned by dropout, passes through tanh layers to a code z; mirrored layers give π(z) = softmax over all items. Training minimises −∑ xᵤᵢ log πᵢ(z) with Adam. The likelihood&apos;s gradient nᵤπ − xᵤ is written in place of the logits, and the first layer sums only the rows of items in the history.</source>
        <translation>历史先缩放到长度 1，再经 dropout 稀疏化，通过 tanh 层得到编码 z；镜像的各层给出 π(z)，即对全部物品的 softmax。训练用 Adam 最小化 −∑ xᵤᵢ log πᵢ(z)。似然的梯度 nᵤπ − xᵤ 直接写在 logits 的位置上，第一层只累加历史中出现的物品所在的行。</translation>
    </message>
    <message>
        <source>The code is linear where the paper puts a tanh on it; the best epoch is chosen by the validation metric of your choice.</source>
        <translation>编码是线性的，而论文在其上使用 tanh；最佳轮次由您选择的验证指标决定。</translation>
    </message>
    <message>
        <source>Beside Mult-VAE, to see what the variational part adds, and where a single code per user is enough.</source>
        <translation>与 Mult-VAE 对照，查看变分部分的贡献；或每个用户只需一个编码时使用。</translation>
    </message>
    <message>
        <source>An epoch takes about 6 × users × items × width operations: under a second for a million ratings on two cores. Memory is 16 bytes a weight plus batch × items numbers.</source>
        <translation>每轮约需 6 × 用户数 × 物品数 × 宽度次运算：一百万条评分在双核上不到一秒。内存为每个权重 16 字节，外加批大小 × 物品数个数值。</translation>
    </message>
    <message>
        <source>KL weight β</source>
        <translation>KL 权重 β</translation>
    </message>
    <message>
        <source>KL warm-up</source>
        <translation>KL 预热</translation>
    </message>
    <message>
        <source>Learns a distribution of taste for every user and generates the catalogue&apos;s probabilities from it. Trains in seconds to minutes and is the best first choice.</source>
        <translation>为每个用户学习一个口味分布，并由它生成全部物品的概率。训练只需几秒到几分钟，是最好的首选。</translation>
    </message>
    <message>
        <source>The history xᵤ, scaled to length 1 and thinned by dropout, passes through tanh layers to the mean μ and log variance of a normal q(z | xᵤ). A sample z = μ + σε is decoded by the mirrored layers to π(z) = softmax over all items. Training minimises −∑ xᵤᵢ log πᵢ(z) + β KL(q(z | xᵤ) ‖ N(0, I)) with Adam, where β grows from 0 to its final value over the warm-up. Scores use z = μ. The likelihood&apos;s gradient nᵤπ − xᵤ is written in place of the logits, and the first layer sums only the rows of items in the history.</source>
        <translation>历史 xᵤ 先缩放到长度 1，再经 dropout 稀疏化，通过 tanh 层得到正态分布 q(z | xᵤ) 的均值 μ 和对数方差。采样 z = μ + σε 由镜像的各层解码为 π(z)，即对全部物品的 softmax。训练用 Adam 最小化 −∑ xᵤᵢ log πᵢ(z) + β KL(q(z | xᵤ) ‖ N(0, I))，其中 β 在预热期内从 0 升至最终值。打分时取 z = μ。似然的梯度 nᵤπ − xᵤ 直接写在 logits 的位置上，第一层只累加历史中出现的物品所在的行。</translation>
    </message>
    <message>
        <source>Defaults are smaller than the paper&apos;s (64 latent dimensions and a short warm-up suit data of thousands of users); the best epoch is chosen by the validation metric of your choice, and no weight decay is used by default.</source>
        <translation>默认规模小于论文（64 个隐维度和较短的预热适合数千用户的数据）；最佳轮次由您选择的验证指标决定，默认不使用权重衰减。</translation>
    </message>
    <message>
        <source>Latent dimensions</source>
        <translation>隐维度</translation>
    </message>
    <message>
        <source>More dimensions can hold finer differences of taste but need more data and may overfit; fewer generalise and draw a clearer map.</source>
        <translation>维度越多，越能表达细微的口味差异，但需要更多数据，也可能过拟合；维度越少，泛化越好，地图也更清晰。</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>Widths from the items inwards, mirrored on the way out. Wider or more layers fit more and train slower; an empty list makes both halves linear.</source>
        <translation>从物品向内各层的宽度，解码时镜像。层越宽越多，拟合能力越强，训练越慢；空列表使编码器和解码器都成为线性。</translation>
    </message>
    <message>
        <source>Input dropout</source>
        <translation>输入 dropout</translation>
    </message>
    <message>
        <source>Raising it hides more of each history while learning, which guards against copying the input; lowering it fits faster and may overfit.</source>
        <translation>调高会在学习时隐藏更多历史，防止照抄输入；调低拟合更快，但可能过拟合。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Raising it learns faster until training becomes unstable; lowering it needs more epochs and ends more smoothly.</source>
        <translation>调高学得更快，但过高会使训练不稳定；调低需要更多轮次，收尾更平稳。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Larger batches make steadier and fewer steps an epoch and need more memory; smaller ones take more, noisier steps.</source>
        <translation>批越大，每轮步数越少、越稳定，占用内存越多；批越小，步数越多、噪声越大。</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Raising it keeps weights small, which helps on little data; too much leaves only popularity. 0 turns it off.</source>
        <translation>调高会让权重保持较小，数据少时有帮助；过高则只剩下热门度。0 表示关闭。</translation>
    </message>
    <message>
        <source>Ones treats every interaction alike; data uses ratings or quantities as counts, so high values weigh more.</source>
        <translation>“一律为 1”对所有交互一视同仁；“使用数据”把评分或数量当作次数，数值越高权重越大。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>计算精度</translation>
    </message>
    <message>
        <source>Mixed multiplies in bfloat16 where the processor can, about twice as fast on large catalogues with a little more noise; single is the same everywhere.</source>
        <translation>“混合”在处理器支持时用 bfloat16 做乘法，物品很多时约快一倍，噪声略增；“单精度”在任何机器上都一致。</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单精度</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>计数方式</translation>
    </message>
    <message>
        <source>Users counts everyone who has the item once; values adds up ratings or quantities, so heavy use weighs more.</source>
        <translation>“用户”对拥有该物品的每个人计一次；“数值”累加评分或数量，使用越多权重越大。</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>半衰期</translation>
    </message>
    <message>
        <source>Shorter favours what is popular lately: an interaction this old counts half. 0 counts all alike; without times it has no effect.</source>
        <translation>越短越偏向近期流行：达到这一时长的交互只算一半。0 表示全部同等计数；没有时间信息时不起作用。</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在计数</translation>
    </message>
    <message>
        <source>interactions</source>
        <translation>条交互</translation>
    </message>
    <message>
        <source>Recommends what most people have, the same list for everyone. It needs a moment and is the bar every other model must clear.</source>
        <translation>推荐拥有者最多的物品，所有人的列表都相同。瞬间完成，是其他模型都必须越过的门槛。</translation>
    </message>
    <message>
        <source>The score of item i is the number of users who have it, or the sum of its values: s(i) = ∑ᵤ w(u, i). With a half-life h, an interaction of age a days has the weight 2^(−a / h), age counted back from the newest interaction in training. Items with equal scores are ranked by position.</source>
        <translation>物品 i 的得分是拥有它的用户数，或其数值之和：s(i) = ∑ᵤ w(u, i)。设半衰期为 h，距今 a 天的交互权重为 2^(−a / h)，时间从训练集中最新的交互起向前计算。得分相同的物品按位置排序。</translation>
    </message>
    <message>
        <source>Always, as a baseline. A model that does not beat it has learned nothing about individual taste.</source>
        <translation>始终作为基线使用。不能超越它的模型没有学到任何个人口味。</translation>
    </message>
    <message>
        <source>One pass over the interactions; memory of one number an item.</source>
        <translation>遍历一次交互；每个物品只占一个数的内存。</translation>
    </message>
    <message>
        <source>Hidden width</source>
        <translation>隐藏层宽度</translation>
    </message>
    <message>
        <source>Width of the encoder&apos;s five layers. Raising it fits finer patterns and trains slower; lowering it is faster and generalises more.</source>
        <translation>编码器五层的宽度。调高能拟合更细的模式，但训练更慢；调低更快，泛化更强。</translation>
    </message>
    <message>
        <source>KL weight γ per interaction</source>
        <translation>每条交互的 KL 权重 γ</translation>
    </message>
    <message>
        <source>Raising it holds users with long histories closer to the prior; lowering it lets the model follow every history more closely.</source>
        <translation>调高会让历史长的用户更接近先验；调低会让模型更贴合每个用户的历史。</translation>
    </message>
    <message>
        <source>Encoder passes</source>
        <translation>编码器遍数</translation>
    </message>
    <message>
        <source>Visits to all users in which only the encoder learns, in every epoch. More sharpen the encoder before the decoder follows and take longer.</source>
        <translation>每轮中只训练编码器的遍数。越多，编码器在解码器跟进之前磨得越精，耗时也越长。</translation>
    </message>
    <message>
        <source>Decoder passes</source>
        <translation>解码器遍数</translation>
    </message>
    <message>
        <source>Visits to all users in which only the decoder learns, in every epoch. More fit the items faster and may overfit.</source>
        <translation>每轮中只训练解码器的遍数。越多，对物品的拟合越快，但可能过拟合。</translation>
    </message>
    <message>
        <source>Five densely connected layers with swish and layer normalisation give the mean and log variance of q(z | xᵤ); the decoder is one linear layer with a softmax over all items. Training maximises E log p(xᵤ | z) − γ nᵤ KL(q(z | xᵤ) ‖ p(z)), with the prior p = 3/20 N(0, I) + 3/4 q′(z | xᵤ) + 1/10 N(0, e¹⁰ I), where q′ is the encoder of the epoch before. The encoder learns with input dropout for three passes, then the decoder for one without. Scores use the mean of q.</source>
        <translation>五个带 swish 和层归一化的密集连接层给出 q(z | xᵤ) 的均值和对数方差；解码器是一个线性层，对全部物品做 softmax。训练最大化 E log p(xᵤ | z) − γ nᵤ KL(q(z | xᵤ) ‖ p(z))，先验为 p = 3/20 N(0, I) + 3/4 q′(z | xᵤ) + 1/10 N(0, e¹⁰ I)，其中 q′ 是上一轮的编码器。编码器带输入 dropout 学习三遍，随后解码器不带 dropout 学习一遍。打分时取 q 的均值。</translation>
    </message>
    <message>
        <source>When accuracy counts more than training time, on data with at least some hundred users and histories of ten items or more.</source>
        <translation>当准确度比训练时间更重要，且数据至少有几百名用户、历史达到十个物品以上时使用。</translation>
    </message>
    <message>
        <source>An epoch visits every user four times through a deeper encoder, so it takes six to ten times as long as one of Mult-VAE; memory holds the encoder twice.</source>
        <translation>每轮访问每个用户四次，编码器也更深，耗时为 Mult-VAE 的六到十倍；内存中保存两份编码器。</translation>
    </message>
    <message>
        <source>Variational autoencoders</source>
        <translation>变分自编码器</translation>
    </message>
    <message>
        <source>Adversarial networks</source>
        <translation>对抗网络</translation>
    </message>
    <message>
        <source>Autoregressive models</source>
        <translation>自回归模型</translation>
    </message>
    <message>
        <source>Diffusion models</source>
        <translation>扩散模型</translation>
    </message>
    <message>
        <source>Classical baselines</source>
        <translation>经典基线</translation>
    </message>
    <message>
        <source>Learn a point of taste for every user and generate a whole catalogue of probabilities from it. They train fast and steadily and give a map to explore.</source>
        <translation>为每个用户学习一个口味点，并由它生成全部物品的概率。训练快而稳定，还能得到一张可供探索的地图。</translation>
    </message>
    <message>
        <source>A generator proposes items and a discriminator learns to tell them from real choices. They can rank sharply but need patience and care in training.</source>
        <translation>生成器提出物品，判别器学习把它们与真实选择区分开。排序可以很锐利，但训练需要耐心和细心。</translation>
    </message>
    <message>
        <source>Read a history in order and predict what comes next. They need times or a meaningful order, and reward recent interest.</source>
        <translation>按顺序阅读历史并预测下一个物品。需要时间信息或有意义的顺序，更看重近期兴趣。</translation>
    </message>
    <message>
        <source>Add noise to a history step by step and learn to take it away again. They are thorough, and slower than autoencoders.</source>
        <translation>逐步给历史加噪，再学习去除噪声。更细致，但比自编码器慢。</translation>
    </message>
    <message>
        <source>Counting, neighbours and linear models without a generative part. They take seconds and are the bar every other model has to clear.</source>
        <translation>不含生成部分的计数、近邻和线性模型。只需几秒，是其他模型都必须越过的门槛。</translation>
    </message>
    <message>
        <source>There is no model %1. There are: %2.</source>
        <translation>没有模型 %1。可用的模型有：%2。</translation>
    </message>
    <message>
        <source>The training part has no interactions, so there is nothing to learn from. Choose another split or looser filters.</source>
        <translation>训练部分没有任何交互，无从学习。请选择其他划分方式，或放宽过滤条件。</translation>
    </message>
    <message>
        <source>The saved weights have no tensor %1. They belong to another model or were damaged.</source>
        <translation>保存的权重中没有张量 %1。它们属于其他模型，或已损坏。</translation>
    </message>
    <message>
        <source>The saved tensor %1 has the shape %2 where %3 is expected. The weights belong to other data or other settings.</source>
        <translation>保存的张量 %1 形状为 %2，而应为 %3。这些权重属于其他数据或其他设置。</translation>
    </message>
    <message>
        <source>The saved optimiser state does not fit this model.</source>
        <translation>保存的优化器状态与该模型不匹配。</translation>
    </message>
    <message>
        <source>A tensor has a type that cannot be saved.</source>
        <translation>有一个张量的类型无法保存。</translation>
    </message>
    <message>
        <source>A tensor has a type that cannot be loaded.</source>
        <translation>有一个张量的类型无法读取。</translation>
    </message>
    <message>
        <source>A weight is named twice.</source>
        <translation>有两个权重重名。</translation>
    </message>
    <message>
        <source>The saved weights do not fit this model at %1. They belong to other data or other settings.</source>
        <translation>保存的权重在 %1 处与该模型不匹配。它们属于其他数据或其他设置。</translation>
    </message>
    <message>
        <source>RecBole 1.2.1&apos;s Pop counts an item once per training batch instead of once per user, which flattens the head of the list: NDCG@10 about 0.12 on MovieLens 100K where the true counts give 0.142.</source>
        <translation>RecBole 1.2.1 的 Pop 对每个训练批次中的物品只计一次，而不是每个用户计一次，使榜首趋于平坦：在 MovieLens 100K 上 NDCG@10 约为 0.12，而真实计数为 0.142。</translation>
    </message>
    <message>
        <source>A Mult-VAE with a deeper encoder and a prior that remembers the last epoch, so it learns more without forgetting. Slower to train and often the more accurate of the two.</source>
        <translation>编码器更深、先验会记住上一轮的 Mult-VAE，学得更多而不遗忘。训练更慢，往往也更准确。</translation>
    </message>
    <message>
        <source>The mixture is taken per dimension, as in the authors&apos; program. γ is 0.02 by default, chosen on validation, where the paper uses 0.0035 to 0.01. An epoch here is one round of encoder and decoder passes; the best is chosen by the validation metric of your choice.</source>
        <translation>与作者的程序一致，混合先验按维度计算。γ 默认 0.02，由验证集选出，论文使用 0.0035 到 0.01。这里的一轮指编码器和解码器各遍训练的一个回合；最佳轮次由您选择的验证指标决定。</translation>
    </message>
    <message>
        <source>Learns a vector for every user and item so that what somebody has ranks above what they do not have. The classic of learning to rank.</source>
        <translation>为每个用户和物品学习一个向量，使用户已有的物品排在没有的之前。学习排序的经典方法。</translation>
    </message>
    <message>
        <source>Scores are s(u, i) = pᵤ·qᵢ. Training minimises −log σ(s(u, i) − s(u, j)) over all interactions (u, i) and items j drawn at random among those u does not have, plus ½ × regularisation × (‖pᵤ‖² + ‖qᵢ‖² + ‖qⱼ‖²), with Adam. The gradient is written directly, in an order that does not depend on the number of threads.</source>
        <translation>得分为 s(u, i) = pᵤ·qᵢ。训练用 Adam 最小化所有交互 (u, i) 与从 u 没有的物品中随机抽取的 j 上的 −log σ(s(u, i) − s(u, j))，再加 ½ × 正则化 × (‖pᵤ‖² + ‖qᵢ‖² + ‖qⱼ‖²)。梯度直接写出，其求和次序与线程数无关。</translation>
    </message>
    <message>
        <source>As the reference most papers compare with, and where known users and items need compact vectors. New users need another model.</source>
        <translation>作为多数论文对比的参照，以及已知用户和物品需要紧凑向量的场合。新用户请用其他模型。</translation>
    </message>
    <message>
        <source>An epoch takes about 10 × interactions × negatives × d operations and a pass over all vectors a step: a few seconds for a million ratings. Memory is 20 bytes a number of the vectors.</source>
        <translation>每轮约需 10 × 交互数 × 负样本数 × d 次运算，外加每步遍历一次全部向量：一百万条评分约几秒。内存为向量中每个数 20 字节。</translation>
    </message>
    <message>
        <source>A generator writes whole vectors of preferences and a discriminator compares them with real ones. The best-known recommender of its kind; it needs many epochs and care.</source>
        <translation>生成器写出整条偏好向量，判别器把它们与真实向量比较。这一类中最知名的推荐模型；需要很多轮次和耐心调节。</translation>
    </message>
    <message>
        <source>G maps an interaction vector c (an item&apos;s users, or a user&apos;s items) through sigmoid layers to ĉ. D sees c beside either c or ĉ ⊙ (e + k), where e marks the ones of c and k a random share of its zeros (partial masking, PM), and gives the probability of real. D minimises −log D(c) − log(1 − D(ĉ ⊙ (e + k))); G minimises −log D(ĉ ⊙ (e + k)) + α ∑ ĉⱼ² over another random share of zeros (zero reconstruction, ZR); ZP is both. They learn in turns, with Adam. Scores are ĉ. The value named identity is the correlation of ĉ with c: close to 1 the generator has collapsed to a copy of its input and its scores say nothing new; the training view warns above 0.95.</source>
        <translation>G 用 sigmoid 层把交互向量 c（物品的用户，或用户的物品）映射为 ĉ。D 在看到 c 的同时看到 c 或 ĉ ⊙ (e + k)，其中 e 标出 c 中的 1，k 标出随机抽取的一部分 0（部分掩码，PM），并给出其为真的概率。D 最小化 −log D(c) − log(1 − D(ĉ ⊙ (e + k)))；G 最小化 −log D(ĉ ⊙ (e + k)) + α ∑ ĉⱼ²，后一项对另一部分随机抽取的 0 求和（零重构，ZR）；ZP 两者都用。双方用 Adam 轮流学习。分数就是 ĉ。名为 identity 的数值是 ĉ 与 c 的相关系数：接近 1 说明生成器已塌缩为照抄输入，分数不再带来新信息；训练界面在超过 0.95 时给出警告。</translation>
    </message>
    <message>
        <source>As in the authors&apos; program G minimises −log D, not log(1 − D). Zeros are drawn anew in every step, each with the given probability, where the program draws a fixed number once a round; both networks use one batch size. The best epoch is chosen on validation, where the paper reports sensitivity to the number of epochs.</source>
        <translation>与作者的程序一样，G 最小化 −log D，而不是 log(1 − D)。零在每一步按给定概率重新抽取，而原程序每轮抽取固定数量；两个网络使用同一批大小。最佳轮次在验证集上选出，论文则指出结果对轮次数敏感。</translation>
    </message>
    <message>
        <source>To see what adversarial training adds to an autoencoder, on dense data with thousands of users. Compare it with EASE, which often does as well in a second. Vectors of items serve only users seen in training; choose vectors of users to serve new ones.</source>
        <translation>用来观察对抗训练给自编码器带来什么，适合有数千用户的稠密数据。请与 EASE 比较，后者往往一秒钟就能达到相近的效果。物品向量只能服务训练中出现过的用户；要服务新用户，请选择用户向量。</translation>
    </message>
    <message>
        <source>An epoch visits every vector five times at about 6 × users × items × width operations each; hundreds of epochs are normal. Memory is 16 bytes a weight of both networks.</source>
        <translation>一个轮次对每条向量访问五次，每次约 6 × 用户数 × 物品数 × 宽度 次运算；数百个轮次属正常。内存为两个网络每个权重 16 字节。</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Items writes the audience of every item and is the more accurate; users writes every user&apos;s items and serves users unseen in training.</source>
        <translation>“物品”写出每个物品的受众，通常更准确；“用户”写出每个用户的物品，可以服务训练中没有的用户。</translation>
    </message>
    <message>
        <source>Of items</source>
        <translation>物品的</translation>
    </message>
    <message>
        <source>Of users</source>
        <translation>用户的</translation>
    </message>
    <message>
        <source>Negative samples</source>
        <translation>负采样</translation>
    </message>
    <message>
        <source>ZR pulls sampled zeros towards 0, PM shows sampled zeros to the discriminator, ZP does both; without any the generator could answer 1 everywhere.</source>
        <translation>ZR 把抽到的零拉向 0，PM 把抽到的零给判别器看，ZP 两者都做；若都不用，生成器处处回答 1 即可。</translation>
    </message>
    <message>
        <source>Zero reconstruction (ZR)</source>
        <translation>零重构（ZR）</translation>
    </message>
    <message>
        <source>Partial masking (PM)</source>
        <translation>部分掩码（PM）</translation>
    </message>
    <message>
        <source>Both (ZP)</source>
        <translation>两者（ZP）</translation>
    </message>
    <message>
        <source>Share of zeros to reconstruct</source>
        <translation>参与重构的零的比例</translation>
    </message>
    <message>
        <source>Raising it treats more of what is missing as not liked; lowering it leaves more room for guesses. Used by ZR and ZP.</source>
        <translation>调高会把更多缺失当作不喜欢；调低则给猜测留出更多余地。用于 ZR 和 ZP。</translation>
    </message>
    <message>
        <source>Weight of reconstruction α</source>
        <translation>重构的权重 α</translation>
    </message>
    <message>
        <source>Raising it makes the generator more of an autoencoder; lowering it leaves more to the discriminator. Used by ZR and ZP.</source>
        <translation>调高使生成器更像自编码器；调低则更多交给判别器。用于 ZR 和 ZP。</translation>
    </message>
    <message>
        <source>Share of zeros to show</source>
        <translation>展示给判别器的零的比例</translation>
    </message>
    <message>
        <source>Raising it lets the discriminator punish more of the generator&apos;s guesses; lowering it shows it mostly real choices. Used by PM and ZP.</source>
        <translation>调高让判别器能惩罚生成器的更多猜测；调低则主要给它看真实的选择。用于 PM 和 ZP。</translation>
    </message>
    <message>
        <source>Hidden layers; more can bend further but learn more slowly, and one is enough on most data.</source>
        <translation>隐藏层数；越多变形能力越强，学得也越慢，多数数据上一层就够。</translation>
    </message>
    <message>
        <source>Generator width</source>
        <translation>生成器宽度</translation>
    </message>
    <message>
        <source>Raising it lets the generator hold finer patterns and train slower; lowering it generalises more.</source>
        <translation>调高让生成器容纳更细的模式，训练更慢；调低泛化更好。</translation>
    </message>
    <message>
        <source>Generator layers</source>
        <translation>生成器层数</translation>
    </message>
    <message>
        <source>Discriminator width</source>
        <translation>判别器宽度</translation>
    </message>
    <message>
        <source>A wider discriminator tells finer differences; one too strong leaves the generator nothing to learn from.</source>
        <translation>判别器越宽，能分辨的差别越细；太强则生成器学不到东西。</translation>
    </message>
    <message>
        <source>Discriminator layers</source>
        <translation>判别器层数</translation>
    </message>
    <message>
        <source>Generator passes</source>
        <translation>生成器遍数</translation>
    </message>
    <message>
        <source>Visits to all vectors in which the generator learns, in every epoch; more make an epoch longer and the generator stronger.</source>
        <translation>每个轮次中生成器学习时遍历全部向量的次数；越多，轮次越长，生成器越强。</translation>
    </message>
    <message>
        <source>Discriminator passes</source>
        <translation>判别器遍数</translation>
    </message>
    <message>
        <source>Visits to all vectors in which the discriminator learns, in every epoch; more make it stronger against the generator.</source>
        <translation>每个轮次中判别器学习时遍历全部向量的次数；越多，它相对生成器越强。</translation>
    </message>
    <message>
        <source>Discriminator learning rate</source>
        <translation>判别器学习率</translation>
    </message>
    <message>
        <source>Vectors a step learns from. Larger batches are faster and steadier and need more epochs.</source>
        <translation>每一步学习的向量数。批越大越快越稳，但需要更多轮次。</translation>
    </message>
    <message>
        <source>Discriminator weight decay</source>
        <translation>判别器权重衰减</translation>
    </message>
    <message>
        <source>DiffRec needs at least one hidden layer.</source>
        <translation>DiffRec 至少需要一个隐藏层。</translation>
    </message>
    <message>
        <source>Hides a history behind a little noise, step by step, and learns the way back; what the way back adds is the recommendation. Accurate and steady, and slower to score than an autoencoder.</source>
        <translation>一步步用少量噪声遮住历史，再学习怎样还原；还原时补出来的部分就是推荐。准确而稳定，打分比自编码器慢。</translation>
    </message>
    <message>
        <source>Forward: xₜ = √ᾱₜ x₀ + √(1 − ᾱₜ) ε, where x₀ is the history and 1 − ᾱₜ grows linearly to scale × largest noise over T steps. A network with tanh layers and an embedding of t predicts x₀ from xₜ thinned by dropout. Training minimises ∑ₜ (SNR(t − 1) − SNR(t)) ‖x̂₀ − x₀‖² with Adam; steps are drawn in proportion to the root mean square of their last ten losses and losses divided by that probability. Scoring starts from the history itself and takes the mean of q(xₜ₋₁ | xₜ, x̂₀) for t = T … 1; the last x̂₀ is the score.</source>
        <translation>前向过程：xₜ = √ᾱₜ x₀ + √(1 − ᾱₜ) ε，其中 x₀ 是历史，1 − ᾱₜ 在 T 步内线性增长到 尺度 × 最大噪声。网络由 tanh 层和步数 t 的嵌入组成，根据经过随机丢弃的 xₜ 预测 x₀。训练用 Adam 最小化 ∑ₜ (SNR(t − 1) − SNR(t)) ‖x̂₀ − x₀‖²；各步按其最近十次损失的均方根成比例抽取，损失再除以该概率。打分从历史本身出发，依次对 t = T … 1 取 q(xₜ₋₁ | xₜ, x̂₀) 的均值，最后的 x̂₀ 就是分数。</translation>
    </message>
    <message>
        <source>None in the model; x₀ is predicted, not ε, as the paper found better. Noise before scoring, if asked for, is fixed by the history so that a score is the same every time. The clustered and the time-aware variants are not included.</source>
        <translation>模型本身没有改动；预测的是 x₀ 而不是 ε，论文也认为这样更好。打分前若要求加噪声，噪声由历史决定，因此每次分数相同。聚类版和时间感知版未包含。</translation>
    </message>
    <message>
        <source>When accuracy counts, histories are noisy, and the catalogue has up to some ten thousand items; new users are served without retraining.</source>
        <translation>适合看重准确度、历史含有噪声、物品不超过几万个的情形；新用户无需重新训练即可得到推荐。</translation>
    </message>
    <message>
        <source>An epoch takes about 6 × users × items × width operations on dense rows, scoring T times a forward pass. Memory is 16 bytes a weight plus about six arrays of batch × items numbers.</source>
        <translation>一个轮次约需 6 × 用户数 × 物品数 × 宽度 次运算（按稠密行计），打分是一次前向计算的 T 倍。内存为每个权重 16 字节，加上约六个 批大小 × 物品数 的数组。</translation>
    </message>
    <message>
        <source>Diffusion steps T</source>
        <translation>扩散步数 T</translation>
    </message>
    <message>
        <source>More steps take the noise away in smaller portions and make every recommendation slower; a handful is usually enough.</source>
        <translation>步数越多，噪声分成越小的份去除，每次推荐也越慢；通常几步就够。</translation>
    </message>
    <message>
        <source>Noise scale</source>
        <translation>噪声尺度</translation>
    </message>
    <message>
        <source>Raising it hides more of a history behind noise while learning; too much drowns personal taste, too little teaches only to copy.</source>
        <translation>调高会在学习时用噪声遮住更多历史；过高会淹没个人口味，过低则只学会照抄。</translation>
    </message>
    <message>
        <source>Noise of the first step</source>
        <translation>第一步的噪声</translation>
    </message>
    <message>
        <source>Variance after the first step, before scaling; lower values keep the last step of the way back closer to the history.</source>
        <translation>第一步之后的方差（缩放之前）；越低，还原的最后一步越贴近历史。</translation>
    </message>
    <message>
        <source>Noise of the last step</source>
        <translation>最后一步的噪声</translation>
    </message>
    <message>
        <source>Variance after the last step, before scaling; higher values make the way back longer and the result less tied to single interactions.</source>
        <translation>最后一步之后的方差（缩放之前）；越高，还原的路越长，结果越少受单个交互左右。</translation>
    </message>
    <message>
        <source>Noising steps before scoring</source>
        <translation>打分前的加噪步数</translation>
    </message>
    <message>
        <source>How many steps of noise a history gets before it is scored; 0 adds none, which keeps all of it and is best on most data.</source>
        <translation>打分前给历史加多少步噪声；0 表示不加，完整保留历史，在多数数据上最好。</translation>
    </message>
    <message>
        <source>Importance sampling of steps</source>
        <translation>按重要性抽取步数</translation>
    </message>
    <message>
        <source>On draws steps with a large loss more often, which evens out learning; off draws all steps alike.</source>
        <translation>开启时更常抽到损失大的步，使学习更均衡；关闭时各步同等对待。</translation>
    </message>
    <message>
        <source>Weight steps as in the ELBO</source>
        <translation>按 ELBO 给各步加权</translation>
    </message>
    <message>
        <source>On weighs a step&apos;s error by the signal it loses, as the bound asks; off counts all steps alike.</source>
        <translation>开启时按证据下界的要求，以该步损失的信号为误差加权；关闭时各步同等计算。</translation>
    </message>
    <message>
        <source>Step embedding</source>
        <translation>步数嵌入</translation>
    </message>
    <message>
        <source>Numbers that tell the network which step it is at; more help only when there are many steps.</source>
        <translation>用来告诉网络当前是第几步的数值个数；只有步数很多时，更多才有帮助。</translation>
    </message>
    <message>
        <source>Widths from the items inwards, mirrored on the way out; at least one. Wider or more layers fit more and train slower.</source>
        <translation>从物品向内的各层宽度，输出一侧对称；至少一层。更宽或更多层拟合得更细，训练更慢。</translation>
    </message>
    <message>
        <source>Memory width</source>
        <translation>记忆宽度</translation>
    </message>
    <message>
        <source>Numbers the network carries from item to item. Raising it remembers more and trains slower; lowering it generalises more.</source>
        <translation>网络在物品之间传递的数值个数。调大记得更多但训练更慢；调小泛化更好。</translation>
    </message>
    <message>
        <source>Recurrent layers</source>
        <translation>循环层数</translation>
    </message>
    <message>
        <source>More layers read the states of the layer below; the authors find one to be best on most data.</source>
        <translation>更多的层读取下一层的状态；作者发现多数数据上一层最好。</translation>
    </message>
    <message>
        <source>Score regularisation</source>
        <translation>分数正则化</translation>
    </message>
    <message>
        <source>Only for BPR-max: raising it holds the scores of strong negatives closer to zero, which steadies training; 0 turns it off.</source>
        <translation>仅用于 BPR-max：调大使强负例的分数更接近零，训练更平稳；0 表示关闭。</translation>
    </message>
    <message>
        <source>Reads a history item by item and carries a memory along. The classic for sessions: steady to train, and it generates whole sequences.</source>
        <translation>逐个物品读取历史并携带记忆前行。会话推荐的经典模型：训练平稳，也能生成整段序列。</translation>
    </message>
    <message>
        <source>A gated recurrent unit updates its state with every item vector: z = σ(W_z x + U_z h), r = σ(W_r x + U_r h), h′ = (1 − z) tanh(W x + r ∘ U h) + z h. A linear layer turns the state into oₜ, and item i scores oₜ·eᵢ + bᵢ with the input&apos;s own vectors. Every place learns to predict its successor by full cross-entropy, by a softmax over sampled items, or by the authors&apos; ranking losses over negatives j: BPR −log σ(p − rⱼ), TOP1 σ(rⱼ − p) + σ(rⱼ²), and their max forms, which weigh the negatives by softmax(r) so that the hardest count most. Sequences are read side by side, longest first, without padding.</source>
        <translation>门控循环单元用每个物品向量更新状态：z = σ(W_z x + U_z h)，r = σ(W_r x + U_r h)，h′ = (1 − z) tanh(W x + r ∘ U h) + z h。线性层把状态变为 oₜ，物品 i 的分数为 oₜ·eᵢ + bᵢ，与输入共用向量。每个位置学习预测其后继：可用全量交叉熵、采样物品上的 softmax，或作者针对负例 j 的排序损失：BPR −log σ(p − rⱼ)、TOP1 σ(rⱼ − p) + σ(rⱼ²)，以及它们的 max 形式，即用 softmax(r) 给负例加权，使最难的负例权重最大。各序列按长度从长到短并排读取，不做填充。</translation>
    </message>
    <message>
        <source>Whole histories are learned by unrolling through all their places instead of session-parallel steps of one item; full cross-entropy is the default loss; negatives are drawn uniformly or from the batch, not from popularity to a power; Adam replaces Adagrad.</source>
        <translation>沿整条历史的所有位置展开学习，而不是按会话并行地逐项训练；默认损失为全量交叉熵；负例均匀抽取或取自批次，而不是按热度的幂抽取；以 Adam 代替 Adagrad。</translation>
    </message>
    <message>
        <source>For sessions and short histories in order, on small data where attention overfits, and beside SASRec.</source>
        <translation>适合会话和有序的短历史、注意力容易过拟合的小数据，也可与 SASRec 对照。</translation>
    </message>
    <message>
        <source>As SASRec for the loss; the recurrence cannot be done in parallel along a history, so long sequences take longer. Memory is 16 bytes a weight plus one state for every item of a batch.</source>
        <translation>损失部分与 SASRec 相同；循环无法沿历史并行，序列越长越慢。内存为每个权重 16 字节，另加批次中每个物品一个状态。</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>正则化强度</translation>
    </message>
    <message>
        <source>Raising it keeps the vectors small, which helps on little data; lowering it follows each history more closely.</source>
        <translation>调高会使向量保持较小，数据少时有益；调低则更贴合每段历史。</translation>
    </message>
    <message>
        <source>Weight of missing pairs</source>
        <translation>缺失交互的权重</translation>
    </message>
    <message>
        <source>Of all of them together, in interactions. Raising it believes more firmly that what a user does not have is not wanted; lowering it pays attention to what is there.</source>
        <translation>指全部缺失交互的总权重，以交互数为单位。调高更坚信用户没有的物品就是不想要的；调低则更关注已有的交互。</translation>
    </message>
    <message>
        <source>Frequency scaling</source>
        <translation>频次缩放</translation>
    </message>
    <message>
        <source>At 1 users and items are held back in proportion to how often they occur; at 0 all alike, which suits rare ones less.</source>
        <translation>为 1 时，用户和物品按出现频次受到约束；为 0 时一视同仁，对冷门者不太合适。</translation>
    </message>
    <message>
        <source>Gives every user and item a vector so that their products say who has what, and solves for them in turn. Well tuned, it rivals newer models at any size.</source>
        <translation>为每个用户和物品赋予一个向量，使其内积表示谁拥有什么，并交替求解。调好参数后，在任何规模上都可与更新的模型媲美。</translation>
    </message>
    <message>
        <source>Minimises ∑ (1 − wᵤ·hᵢ)² over the interactions, plus α₀ ∑ (wᵤ·hᵢ)² over all pairs, plus λ ∑ᵤ (|u| + α₀|I|)^ν ‖wᵤ‖² + λ ∑ᵢ (|i| + α₀|U|)^ν ‖hᵢ‖². With one side fixed, each vector of the other is the solution of a small linear system, found by a Cholesky factorisation in single precision; an epoch solves for all users and then for all items. A user, known or new, is the solution for the given history; scores are wᵤ·hᵢ.</source>
        <translation>最小化交互上的 ∑ (1 − wᵤ·hᵢ)²，加上所有用户物品对上的 α₀ ∑ (wᵤ·hᵢ)²，再加上 λ ∑ᵤ (|u| + α₀|I|)^ν ‖wᵤ‖² + λ ∑ᵢ (|i| + α₀|U|)^ν ‖hᵢ‖²。固定一侧时，另一侧的每个向量是一个小型线性方程组的解，用单精度 Cholesky 分解求得；每轮先求解所有用户，再求解所有物品。无论新老用户，其向量都是给定历史的解；得分为 wᵤ·hᵢ。</translation>
    </message>
    <message>
        <source>α₀ is set through the weight of all missing pairs together, α₀ = weight × interactions / (users × items), so that one value suits data of any density. Hu et al. give every interaction a confidence, which is what values = data does.</source>
        <translation>α₀ 通过全部缺失交互的总权重设定：α₀ = 权重 × 交互数 / (用户数 × 物品数)，使同一取值适合任意稠密度的数据。Hu 等人给每次交互一个置信度，即 values = data 的做法。</translation>
    </message>
    <message>
        <source>As the strong baseline where the catalogue is too large for EASE, and when a compact vector for every user and item is wanted.</source>
        <translation>在物品库大到 EASE 无法处理时作为强基线，以及需要为每个用户和物品提供紧凑向量时。</translation>
    </message>
    <message>
        <source>An epoch takes about interactions × d² + (users + items) × d³ / 3 operations: about a second for a million ratings and d = 64. Memory is one vector a user and item.</source>
        <translation>每轮约需 交互数 × d² + (用户数 + 物品数) × d³ / 3 次运算：一百万条评分、d = 64 时约一秒。内存为每个用户和物品一个向量。</translation>
    </message>
    <message>
        <source>A generator draws items for a user and a discriminator tells them from real choices; its verdicts are the generator&apos;s rewards. A classic to study rather than the most accurate choice.</source>
        <translation>生成器为用户抽取物品，判别器分辨它们与真实选择；判别器的结论就是生成器的奖励。更适合研究的经典模型，而不是最准确的选择。</translation>
    </message>
    <message>
        <source>Both players are matrix factorisations. The generator&apos;s policy is p(i | u) = softmax over all items of gᵤ · gᵢ + bᵢ. It is pre-trained to rank real choices above hard negatives, the best-scored of a few random items. The discriminator learns log σ(d(u, i)) for real choices against items drawn from the policy at a low temperature. Then, in turns, the generator draws 2 nᵤ items from a mixture of its policy and the user&apos;s real choices, gets the reward 2 (σ(d(u, i)) − ½) times the importance weight, and follows the policy gradient ∑ r ∇ log p(i | u). Plain gradient descent throughout. Scores are the generator&apos;s.</source>
        <translation>双方都是矩阵分解。生成器的策略是 p(i | u) = 对全部物品的 softmax(gᵤ · gᵢ + bᵢ)。它先经过预训练，学会把真实选择排在困难负例之前，困难负例是若干随机物品中得分最高的一个。判别器学习 log σ(d(u, i))，把真实选择与在低温下从策略抽取的物品区分开。然后双方轮流：生成器从自身策略与用户真实选择的混合分布中抽取 2 nᵤ 个物品，得到奖励 2 (σ(d(u, i)) − ½) 乘以重要性权重，并沿策略梯度 ∑ r ∇ log p(i | u) 更新。全程使用普通梯度下降。分数由生成器给出。</translation>
    </message>
    <message>
        <source>The generator is pre-trained here, and the discriminator with it, where the authors&apos; program loads a file; the players take turns every epoch, not every hundred passes. Learning rates are larger to suit.</source>
        <translation>生成器在这里进行预训练，判别器也随之训练，而作者的程序是读取文件；双方每个轮次轮换一次，而不是每一百遍轮换一次。学习率相应更大。</translation>
    </message>
    <message>
        <source>To study policy gradients and adversarial training on positive choices, such as ratings of 4 and more. It serves only users seen in training.</source>
        <translation>用来研究在正向选择（如 4 分及以上的评分）上的策略梯度和对抗训练。它只能服务训练中出现过的用户。</translation>
    </message>
    <message>
        <source>An epoch takes about 10 × users × items × latent dimensions operations on one core, because every update waits for the last. Memory is two small tables.</source>
        <translation>一个轮次在单核上约需 10 × 用户数 × 物品数 × 隐维度 次运算，因为每次更新都要等上一次完成。内存只需两张小表。</translation>
    </message>
    <message>
        <source>Generator learning rate</source>
        <translation>生成器学习率</translation>
    </message>
    <message>
        <source>Visits to all users in which the discriminator learns, in every epoch; more make its rewards more reliable and an epoch longer.</source>
        <translation>每个轮次中判别器学习时遍历全部用户的次数；越多，奖励越可靠，轮次也越长。</translation>
    </message>
    <message>
        <source>Visits to all users in which the generator learns, in every epoch; too many run ahead of the discriminator&apos;s rewards.</source>
        <translation>每个轮次中生成器学习时遍历全部用户的次数；太多会跑在判别器的奖励之前。</translation>
    </message>
    <message>
        <source>Temperature of false items</source>
        <translation>假物品的温度</translation>
    </message>
    <message>
        <source>Lower values show the discriminator the generator&apos;s strongest guesses; higher values show it a wider choice.</source>
        <translation>越低，判别器看到的越是生成器最有把握的猜测；越高，看到的选择越广。</translation>
    </message>
    <message>
        <source>Share of real items in the policy&apos;s draws</source>
        <translation>策略抽样中真实物品的比例</translation>
    </message>
    <message>
        <source>Raising it lets the generator learn more from real choices, with importance weights; lowering it learns from its own guesses.</source>
        <translation>调高让生成器借助重要性权重更多地向真实选择学习；调低则更多地从自己的猜测中学习。</translation>
    </message>
    <message>
        <source>Epochs of pre-training</source>
        <translation>预训练轮次</translation>
    </message>
    <message>
        <source>The generator first learns to rank real choices above hard others; more give the game a better start, none leaves it all to rewards.</source>
        <translation>生成器先学会把真实选择排在困难的其他物品之前；越多，博弈的起点越好，没有预训练则全靠奖励。</translation>
    </message>
    <message>
        <source>Learning rate of pre-training</source>
        <translation>预训练学习率</translation>
    </message>
    <message>
        <source>Candidates for a hard negative</source>
        <translation>困难负例的候选数</translation>
    </message>
    <message>
        <source>Pre-training takes the best-scored of so many random items as the one to beat; more make it harder and favour the top of the list.</source>
        <translation>预训练从这么多随机物品中取得分最高的一个作为要超过的对象；越多越难，也越看重榜首。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>How many items back an item may influence what comes next. More links items further apart; 1 counts direct successors only.</source>
        <translation>一个物品最多能影响其后多少个物品。调大可把相隔更远的物品联系起来；1 表示只统计直接后继。</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>Weight of each further step back. Raising it lets older items count; lowering it trusts the latest item most.</source>
        <translation>每往前一步的权重倍数。调大让较早的物品也起作用；调小则更看重最近的物品。</translation>
    </message>
    <message>
        <source>Popularity damping</source>
        <translation>热度抑制</translation>
    </message>
    <message>
        <source>Raising it holds back items that follow everything because everybody has them; 0 counts every transition alike.</source>
        <translation>调大可压低因人人都有而总是出现在后面的物品；0 表示所有转移同等计数。</translation>
    </message>
    <message>
        <source>History damping</source>
        <translation>历史抑制</translation>
    </message>
    <message>
        <source>Raising it lets rare items of a history speak louder than popular ones, which have more successors; 0 adds up plain counts.</source>
        <translation>调大让历史中的冷门物品比后继更多的热门物品更有发言权；0 表示直接累加计数。</translation>
    </message>
    <message>
        <source>Successors kept</source>
        <translation>保留的后继数</translation>
    </message>
    <message>
        <source>Strongest successors remembered of every item. Fewer need less memory on large catalogues; more keep rare transitions.</source>
        <translation>每个物品记住的最强后继个数。调小可在物品很多时节省内存；调大可保留少见的转移。</translation>
    </message>
    <message>
        <source>Counting transitions</source>
        <translation>正在统计转移</translation>
    </message>
    <message>
        <source>Counts which items follow which, and lets the latest items of a history vote. Nothing is trained, and sequence models often fail to beat it.</source>
        <translation>统计哪些物品跟在哪些物品之后，由历史中最近的物品投票。无需训练，而序列模型常常胜不过它。</translation>
    </message>
    <message>
        <source>The paper&apos;s chain of single steps is widened to a decayed window, and popular successors are held back.</source>
        <translation>把论文的单步链扩展为带衰减的窗口，并压低热门后继。</translation>
    </message>
    <message>
        <source>Beside every sequence model as the bar to clear, and alone where interest changes fast and the data is small.</source>
        <translation>作为任何序列模型都要越过的基线；在兴趣变化快、数据量小时也可单独使用。</translation>
    </message>
    <message>
        <source>Time grows with interactions times window, memory with the pairs of items seen within a window. A million ratings take about a second.</source>
        <translation>时间随交互数乘以窗口增长，内存随窗口内共现的物品对数增长。一百万条评分约需一秒。</translation>
    </message>
    <message>
        <source>Layers of the graph</source>
        <translation>图的层数</translation>
    </message>
    <message>
        <source>How far taste spreads: more layers join people over longer chains of common items and cost time; too many make everybody alike.</source>
        <translation>兴趣传播的距离：层数越多，越能经更长的共同物品链把用户联系起来，也越耗时；过多会使人人相似。</translation>
    </message>
    <message>
        <source>Spreads the vectors of users and items over the graph of who has what, then ranks like BPR-MF. Taste reaches over friends of friends, without layers to train.</source>
        <translation>把用户和物品的向量沿“谁拥有什么”的图传播，再像 BPR-MF 那样排序。兴趣可经由间接邻居传递，且没有需要训练的层。</translation>
    </message>
    <message>
        <source>With A the matrix of the graph of users and items and D its degrees, Â = D^(−½) A D^(−½). Learned vectors E become V = (E + ÂE + … + Â^K E) / (K + 1) and scores are s(u, i) = vᵤ·vᵢ. Training minimises −log σ(s(u, i) − s(u, j)) over interactions (u, i) and items j drawn at random, plus ½ × regularisation × ‖E‖² of those compared, with Adam. Â is symmetric, so the gradient at E is the gradient at V spread by the same products.</source>
        <translation>设 A 为用户物品图的矩阵，D 为其度，Â = D^(−½) A D^(−½)。学习到的向量 E 变为 V = (E + ÂE + … + Â^K E) / (K + 1)，得分为 s(u, i) = vᵤ·vᵢ。训练用 Adam 最小化交互 (u, i) 与随机抽取物品 j 上的 −log σ(s(u, i) − s(u, j))，再加参与比较者的 ½ × 正则化 × ‖E‖²。Â 对称，因此 E 处的梯度就是 V 处梯度经同样的乘积传播所得。</translation>
    </message>
    <message>
        <source>On sparse data with many known users, where BPR-MF finds too little to learn from. New users need another model.</source>
        <translation>用于已知用户众多的稀疏数据，即 BPR-MF 可学内容太少之处。新用户请用其他模型。</translation>
    </message>
    <message>
        <source>Every step spreads the whole graph: 4 × interactions × layers × d operations twice, so use large batches on large data. Memory is about 36 bytes a number of the vectors.</source>
        <translation>每一步都要在整张图上传播：两次 4 × 交互数 × 层数 × d 次运算，因此大数据请用大批次。内存约为向量中每个数 36 字节。</translation>
    </message>
    <message>
        <source>Larger batches make steadier and fewer steps an epoch and bear a higher learning rate; smaller ones take more, noisier steps.</source>
        <translation>批次越大，每轮步数越少、越平稳，也能承受更高的学习率；越小则步数更多、噪声更大。</translation>
    </message>
    <message>
        <source>Items drawn at random that each interaction is compared with. More make every step steadier and slower.</source>
        <translation>每次交互与之比较的随机物品数。越多则每步越平稳，也越慢。</translation>
    </message>
    <message>
        <source>Raising it keeps the vectors of compared users and items small, which helps on little data; too much leaves only popularity. 0 turns it off.</source>
        <translation>调高会使参与比较的用户和物品的向量保持较小，数据少时有益；过高则只剩热门程度。0 表示关闭。</translation>
    </message>
    <message>
        <source>Shorter follows fashion closely and rests on fewer interactions; longer comes closer to popularity over all time.</source>
        <translation>越短越紧跟潮流，但依据的交互越少；越长越接近全时段的热门程度。</translation>
    </message>
    <message>
        <source>Recommends what most people took lately, the same list for everyone. Where fashions change it is a much harder bar than popularity over all time.</source>
        <translation>推荐近期最多人选择的物品，所有人看到同一份列表。在潮流多变的数据上，它比全时段热门更难超越。</translation>
    </message>
    <message>
        <source>Popularity with a memory: s(i) = ∑ᵤ w(u, i) · 2^(−a / h), where a is the age of the interaction in days, counted back from the newest interaction in training, and h the half-life. Items with equal scores are ranked by position.</source>
        <translation>带遗忘的热门程度：s(i) = ∑ᵤ w(u, i) · 2^(−a / h)，其中 a 是交互距训练集中最新一次交互的天数，h 为半衰期。得分相同的物品按位置排序。</translation>
    </message>
    <message>
        <source>Data without times leaves only the counts, which is plain popularity.</source>
        <translation>数据没有时间信息时只剩计数，即普通的热门程度。</translation>
    </message>
    <message>
        <source>As the baseline of every split by time, and wherever the catalogue or the season changes: news, fashion, retail.</source>
        <translation>作为一切按时间划分的基线，以及物品库或季节会变化的场合：新闻、时尚、零售。</translation>
    </message>
    <message>
        <source>Exponent of the walk</source>
        <translation>游走指数</translation>
    </message>
    <message>
        <source>Raising it trusts steps through people with short histories more; 0 counts every common user alike, 1 is the plain random walk.</source>
        <translation>调高会更信任经过短历史用户的步骤；0 表示所有共同用户同等计数，1 为普通随机游走。</translation>
    </message>
    <message>
        <source>Popularity penalty</source>
        <translation>热门惩罚</translation>
    </message>
    <message>
        <source>Raising it reaches rarer items, up to a point where accuracy falls; 0 leaves popular items all their advantage.</source>
        <translation>调高能触及更冷门的物品，过高则准确度下降；0 保留热门物品的全部优势。</translation>
    </message>
    <message>
        <source>Equal items</source>
        <translation>物品等权</translation>
    </message>
    <message>
        <source>On, every item of a history has the same say whatever its neighbours weigh; off, weights stay those of the walk.</source>
        <translation>开启时，历史中每个物品的话语权相同，与其近邻权重无关；关闭时，权重保持游走所得。</translation>
    </message>
    <message>
        <source>Walking from item to item</source>
        <translation>正在物品间游走</translation>
    </message>
    <message>
        <source>Walks three random steps from a user, to an item, to another user, to a new item, and makes popular goals harder to reach. Fast, and fair to rare items.</source>
        <translation>从用户出发随机走三步：到物品，到另一用户，再到新物品，并让热门终点更难到达。速度快，对冷门物品公平。</translation>
    </message>
    <message>
        <source>The weight of item j for an item i of the history is the probability of the walk i → user → j, each step raised to α, over the popularity of the goal raised to β: Wᵢⱼ = dⱼ^(−β) ∑ᵤ (1 / dᵢ)^α (1 / |u|)^α over the users u who have both, where dᵢ counts the users of item i and |u| the items of user u. The k largest weights of each row are kept, scaled to sum to 1 when items are equal, and a user&apos;s score is s(u, j) = ∑ᵢ Wᵢⱼ over the history.</source>
        <translation>历史物品 i 给物品 j 的权重，是游走 i → 用户 → j 的概率（每一步取 α 次幂）除以终点热门程度的 β 次幂：Wᵢⱼ = dⱼ^(−β) ∑ᵤ (1 / dᵢ)^α (1 / |u|)^α，对同时拥有两者的用户 u 求和，其中 dᵢ 是物品 i 的用户数，|u| 是用户 u 的物品数。每行只保留最大的 k 个权重（物品等权时缩放至和为 1），用户得分为 s(u, j) = ∑ᵢ Wᵢⱼ，对历史求和。</translation>
    </message>
    <message>
        <source>The paper walks at random and counts; here the probabilities are computed exactly. Only the k best goals of each item are kept, and their weights scaled to sum to 1, as in Ferrari Dacrema et al., RecSys 2019.</source>
        <translation>论文采用随机游走并计数；这里精确计算概率。每个物品只保留最好的 k 个终点，并将其权重缩放至和为 1，与 Ferrari Dacrema 等人（RecSys 2019）一致。</translation>
    </message>
    <message>
        <source>As a strong and quick baseline, above all when recommendations should reach beyond the most popular items.</source>
        <translation>作为强而快的基线，尤其适合希望推荐超出最热门物品的场合。</translation>
    </message>
    <message>
        <source>Attention layers</source>
        <translation>注意力层数</translation>
    </message>
    <message>
        <source>More layers combine items in more intricate ways and train slower; one or two are enough for most histories.</source>
        <translation>层数越多，物品的组合方式越复杂，训练也越慢；多数历史用一到两层就够了。</translation>
    </message>
    <message>
        <source>Attention heads</source>
        <translation>注意力头数</translation>
    </message>
    <message>
        <source>More heads look at several earlier items for different reasons, each through a narrower part of the vectors; the width must be a multiple of it.</source>
        <translation>头数越多，越能出于不同原因同时关注多个先前物品，但每个头只用向量中更窄的一段；宽度必须是头数的整数倍。</translation>
    </message>
    <message>
        <source>Inner width factor</source>
        <translation>内层宽度倍数</translation>
    </message>
    <message>
        <source>Width inside the feed-forward layers as a multiple of the vectors&apos; width. Raising it can fit more and trains slower; the paper uses 1.</source>
        <translation>前馈层内部宽度相对于向量宽度的倍数。调大可拟合更多但训练更慢；论文取 1。</translation>
    </message>
    <message>
        <source>Reads a history in order and attends to the items that matter for what comes next. The first choice among sequence models; it also generates whole sequences.</source>
        <translation>按顺序读取历史，关注对下一步最重要的物品。序列模型中的首选，也能生成整段序列。</translation>
    </message>
    <message>
        <source>Each item of the history becomes a vector eᵢ√d plus the vector of its place, counted from the newest. Layers of causal self-attention, softmax(QKᵀ/√d)V over the items before, and of a pointwise ReLU network, each with layer normalisation, dropout and a shortcut, give a state hₜ at every place, and the score of item i as the next one is hₜ·eᵢ with the same vectors. All places learn at once to predict their successor: by full cross-entropy, by a softmax over sampled items, by BCE against one item the user does not have, or by gBCE (Petrov &amp; Macdonald, RecSys 2023), which raises the positive&apos;s likelihood to the power β to undo the overconfidence of sampling. Sequences lie one after the other, without padding.</source>
        <translation>历史中的每个物品化为向量 eᵢ√d，再加上从最新一项数起的位置向量。多层因果自注意力 softmax(QKᵀ/√d)V（只看之前的物品）与逐点 ReLU 网络，各带层归一化、dropout 和残差连接，在每个位置给出状态 hₜ；物品 i 作为下一项的分数为 hₜ·eᵢ，使用同一组向量。所有位置同时学习预测各自的后继：可用全量交叉熵、采样物品上的 softmax、与一个用户没有的物品比较的 BCE，或 gBCE（Petrov &amp; Macdonald, RecSys 2023），后者把正例似然取 β 次幂，以消除负采样带来的过度自信。各序列首尾相接，不做填充。</translation>
    </message>
    <message>
        <source>Normalisation stands before each layer on the branch, as in later transformers; full cross-entropy is the default loss where the paper uses BCE; histories longer than the window are cut into pieces at random places instead of dropping what is old; sampled negatives are shared by a batch.</source>
        <translation>归一化放在各层之前的分支上，与后来的 Transformer 相同；默认损失为全量交叉熵，而论文用 BCE；长于窗口的历史在随机位置切段，而不是丢弃旧的部分；采样的负例由一个批次共用。</translation>
    </message>
    <message>
        <source>When the order of interactions carries meaning and there are at least some thousand histories; the smaller the data, the higher the dropout should be.</source>
        <translation>适合交互顺序有意义、且至少有数千条历史的情况；数据越少，dropout 应越高。</translation>
    </message>
    <message>
        <source>An epoch with full cross-entropy takes about 6 × interactions × items × width operations, with sampled losses the negatives instead of the items: seconds for a hundred thousand interactions on two cores. Memory is 16 bytes a weight plus some dozens of megabytes.</source>
        <translation>用全量交叉熵时，一轮约需 6 × 交互数 × 物品数 × 宽度次运算；用采样损失时以负例数代替物品数：两个核心上十万条交互只需数秒。内存为每个权重 16 字节，另加数十兆字节。</translation>
    </message>
    <message>
        <source>Vector width</source>
        <translation>向量宽度</translation>
    </message>
    <message>
        <source>Wider item vectors and states can hold finer differences but need more data and time; narrower ones generalise more.</source>
        <translation>更宽的物品向量和状态能容纳更细的差别，但需要更多数据和时间；更窄则泛化更好。</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>序列长度</translation>
    </message>
    <message>
        <source>How many of the latest items are read at once. Longer remembers more and trains slower; shorter keeps to recent interest.</source>
        <translation>一次读取最近多少个物品。更长记得更多但训练更慢；更短则只看近期兴趣。</translation>
    </message>
    <message>
        <source>Full cross-entropy</source>
        <translation>全量交叉熵</translation>
    </message>
    <message>
        <source>Sampled softmax</source>
        <translation>采样 softmax</translation>
    </message>
    <message>
        <source>gBCE</source>
        <translation>gBCE</translation>
    </message>
    <message>
        <source>BCE, one negative</source>
        <translation>BCE，一个负例</translation>
    </message>
    <message>
        <source>BPR-max</source>
        <translation>BPR-max</translation>
    </message>
    <message>
        <source>TOP1-max</source>
        <translation>TOP1-max</translation>
    </message>
    <message>
        <source>BPR</source>
        <translation>BPR</translation>
    </message>
    <message>
        <source>TOP1</source>
        <translation>TOP1</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Full cross-entropy compares with the whole catalogue and ranks best; the others compare with sampled items, which is faster on catalogues of tens of thousands.</source>
        <translation>全量交叉熵与全部物品比较，排序最好；其他损失与采样的物品比较，在数万物品时更快。</translation>
    </message>
    <message>
        <source>Sampled items</source>
        <translation>采样物品数</translation>
    </message>
    <message>
        <source>Items that each batch&apos;s predictions are compared with in sampled losses. More come closer to the full catalogue and take longer.</source>
        <translation>采样损失中每个批次的预测要比较的物品数。越多越接近全部物品，也越慢。</translation>
    </message>
    <message>
        <source>Where samples come from</source>
        <translation>采样来源</translation>
    </message>
    <message>
        <source>Uniform draws from the catalogue; batch draws from what the batch predicts, so that popular items come more often (corrected for in the sampled softmax).</source>
        <translation>均匀：从全部物品中抽取；批次：从本批次的预测目标中抽取，热门物品因此更常出现（采样 softmax 中会作校正）。</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>gBCE calibration t</source>
        <translation>gBCE 校准 t</translation>
    </message>
    <message>
        <source>Only for gBCE: raising it counters the overconfidence of negative sampling more; 0 is plain BCE, 1 is fully calibrated.</source>
        <translation>仅用于 gBCE：调大可更多抵消负采样造成的过度自信；0 为普通 BCE，1 为完全校准。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Raising it hides more of the inner states while learning, which guards small data against overfitting; lowering it fits faster.</source>
        <translation>调大会在学习时隐藏更多内部状态，防止小数据过拟合；调小拟合更快。</translation>
    </message>
    <message>
        <source>A Mult-VAE that also reads what items and users are: genres, categories, ages. Rare and new items gain from what they share with others.</source>
        <translation>同时读取物品和用户是什么的 Mult-VAE：类型、类别、年龄。冷门和新物品能从与其他物品的共同点中受益。</translation>
    </message>
    <message>
        <source>As Mult-VAE with one hidden layer on either side, but the first layer&apos;s row of item i is Wᵢ + aᵢV and the last layer&apos;s is nᵢ / (nᵢ + k) W′ᵢ + aᵢV′, where nᵢ counts its interactions and aᵢ holds the item&apos;s labels, tags and ranges of numbers, scaled to length 1, and V, V′ are shared by all items. A user&apos;s attributes bᵤ add bᵤU to the first layer; they are hidden in a share of the steps, so that users of whom nothing is known are served as well. Training minimises −∑ xᵤᵢ log πᵢ(z) + β KL(q(z | xᵤ, bᵤ) ‖ N(0, I)) with Adam. Scores use z = μ.</source>
        <translation>与两侧各有一个隐藏层的 Mult-VAE 相同，但物品 i 在第一层的行是 Wᵢ + aᵢV，在最后一层的行是 nᵢ / (nᵢ + k) W′ᵢ + aᵢV′，其中 nᵢ 是它的交互数，aᵢ 包含该物品的类别、标签和数值区间，缩放到长度 1，V、V′ 由全部物品共享。用户属性 bᵤ 在第一层加上 bᵤU；它们在一部分步骤中被隐藏，这样一无所知的用户也能得到服务。训练用 Adam 最小化 −∑ xᵤᵢ log πᵢ(z) + β KL(q(z | xᵤ, bᵤ) ‖ N(0, I))。分数取 z = μ。</translation>
    </message>
    <message>
        <source>Chen and de Rijke train one autoencoder on ratings and features in turns; here the features add to the weights, which needs one pass. Free text and labels that a single item or user has are left out. Without attributes the model is Mult-VAE.</source>
        <translation>Chen 与 de Rijke 让一个自编码器轮流在评分和特征上训练；这里特征直接加到权重上，只需一遍。自由文本以及只属于单个物品或用户的类别被略去。没有属性时，该模型就是 Mult-VAE。</translation>
    </message>
    <message>
        <source>When the data comes with categories or tags of items or with attributes of users, above all where many items have few interactions.</source>
        <translation>适合带有物品类别或标签、或带有用户属性的数据，尤其是许多物品交互很少的时候。</translation>
    </message>
    <message>
        <source>As Mult-VAE, plus features per item × items × width operations a step to add the shared weights.</source>
        <translation>与 Mult-VAE 相同，每一步另加 每物品特征数 × 物品数 × 宽度 次运算，用来加上共享权重。</translation>
    </message>
    <message>
        <source>Width of the layer on either side of the code. Raising it fits finer patterns and trains slower; lowering it generalises more.</source>
        <translation>隐编码两侧那一层的宽度。调高拟合更细的模式，训练更慢；调低泛化更好。</translation>
    </message>
    <message>
        <source>Share without user attributes</source>
        <translation>不带用户属性的比例</translation>
    </message>
    <message>
        <source>How often a user&apos;s attributes are hidden while learning; higher values serve users better of whom nothing is known.</source>
        <translation>学习时隐藏用户属性的频率；越高，对一无所知的用户服务得越好。</translation>
    </message>
    <message>
        <source>Interactions until an item counts as itself</source>
        <translation>物品开始自成一格所需的交互数</translation>
    </message>
    <message>
        <source>With so many interactions an item&apos;s own weights count by half beside those of its attributes; raising it leans rare items more on what they share with others.</source>
        <translation>交互达到这个数量时，物品自身的权重以一半计入，与其属性的权重并用；调高会让冷门物品更多依靠与其他物品的共同点。</translation>
    </message>
    <message>
        <source>Encoder width</source>
        <translation>编码器宽度</translation>
    </message>
    <message>
        <source>Width of the user&apos;s and of the item&apos;s half of the encoder. Raising it fits finer differences and may overfit users with few items.</source>
        <translation>编码器中用户一半和物品一半的宽度。调高能拟合更细的差别，对物品少的用户可能过拟合。</translation>
    </message>
    <message>
        <source>Share without item</source>
        <translation>不带物品的比例</translation>
    </message>
    <message>
        <source>How often only the user is encoded while learning, as it is when recommending; higher values prepare better for that.</source>
        <translation>学习时只编码用户的频率，推荐时正是如此；越高，为推荐准备得越好。</translation>
    </message>
    <message>
        <source>Share without user</source>
        <translation>不带用户的比例</translation>
    </message>
    <message>
        <source>How often only the item is encoded while learning; higher values keep the code from learning users by heart.</source>
        <translation>学习时只编码物品的频率；越高，越能防止隐编码死记用户。</translation>
    </message>
    <message>
        <source>Learns a distribution for every user by name, not by history, and decodes many draws of it. The spread of the draws says how sure each recommendation is.</source>
        <translation>按用户身份而不是按历史为每个用户学习一个分布，并对其多次抽样解码。抽样的散布说明每条推荐有多大把握。</translation>
    </message>
    <message>
        <source>A user and one of their items, both one-hot, pass through an encoder each; what they give is joined and mapped to the mean μ and log variance of q(z | u, i). A sample z is decoded by one linear layer to a logit for every item. Training minimises −∑ⱼ (xᵤⱼ log σ(lⱼ) + (1 − xᵤⱼ) log(1 − σ(lⱼ))) + β KL(q ‖ N(0, I)) over the user&apos;s whole row, with a random item of it as condition, which is left out in a share of the steps, as the user is in another. Recommending takes four steps: encode the user, sample many z, decode each, rank by the mean of the scores; their quantiles are kept as the range. Where a single score is needed, z = μ.</source>
        <translation>用户和他的一个物品都以独热向量各自通过一个编码器，结果拼接后映射为 q(z | u, i) 的均值 μ 和对数方差。样本 z 由一个线性层解码为每个物品的 logit。训练对用户的整行最小化 −∑ⱼ (xᵤⱼ log σ(lⱼ) + (1 − xᵤⱼ) log(1 − σ(lⱼ))) + β KL(q ‖ N(0, I))，以该行中随机一个物品为条件；这个物品在一部分步骤中被略去，用户则在另一部分步骤中被略去。推荐分四步：编码用户，抽取多个 z，逐个解码，按分数的均值排序；分数的分位数作为范围保留。需要单个分数时取 z = μ。</translation>
    </message>
    <message>
        <source>The cited papers give the principle, not this recommender. One item is drawn a user and epoch, so that an epoch costs the same as for other autoencoders.</source>
        <translation>所引论文给出的是原理，而不是这个推荐模型。每个用户每轮次抽取一个物品，因此一个轮次的开销与其他自编码器相同。</translation>
    </message>
    <message>
        <source>When the uncertainty of a recommendation matters and users are known by name. It has to be trained again for new users, who are only placed roughly by the mean of their items.</source>
        <translation>适合看重推荐的不确定性、且用户身份已知的情形。新用户需要重新训练；在此之前只能按其物品的均值大致定位。</translation>
    </message>
    <message>
        <source>An epoch takes about 6 × users × items × latent dimensions operations. Memory is 16 bytes a weight, with a row of weights for every user, plus about five arrays of batch × items numbers.</source>
        <translation>一个轮次约需 6 × 用户数 × 物品数 × 隐维度 次运算。内存为每个权重 16 字节（每个用户一行权重），加上约五个 批大小 × 物品数 的数组。</translation>
    </message>
    <message>
        <source>The saved training state does not fit this model.</source>
        <translation>保存的训练状态与此模型不符。</translation>
    </message>
    <message>
        <source>Time grows with the cube of the number of items, memory with its square: 1,700 items take under a second and 12 MB, 20,000 items minutes and 1.6 GB.</source>
        <translation>时间随物品数的三次方增长，内存随其平方增长：1,700 个物品不到一秒、12 MB，20,000 个物品需几分钟、1.6 GB。</translation>
    </message>
    <message>
        <source>Adam on shuffled batches in place of single stochastic steps; one strength of regularisation for users and items. Negatives can be drawn dynamically (Zhang et al., SIGIR 2013), which is off unless asked for. A user who was not in training gets the mean user&apos;s vector, which ranks much like popularity.</source>
        <translation>用打乱批次上的 Adam 代替逐样本随机步；用户与物品共用一个正则化强度。可选动态负采样（Zhang 等，SIGIR 2013），默认关闭。未参与训练的用户使用平均用户的向量，其排序近似于热门程度。</translation>
    </message>
    <message>
        <source>None in the model. Negatives can be drawn dynamically (Zhang et al., SIGIR 2013), which is off unless asked for. A user who was not in training gets the mean user&apos;s vector, which ranks much like popularity.</source>
        <translation>模型本身无差异。可选动态负采样（Zhang 等，SIGIR 2013），默认关闭。未参与训练的用户使用平均用户的向量，其排序近似于热门程度。</translation>
    </message>
    <message>
        <source>Candidates for a negative</source>
        <translation>每个负样本的候选数</translation>
    </message>
    <message>
        <source>Each negative sample is the one ranked highest among this many drawn at random. 1 is the plain draw; more learn in fewer epochs on large catalogues, where most draws teach nothing, but too many punish what people would like.</source>
        <translation>每个负样本取自这么多个随机候选中得分最高的一个。1 即普通抽样；物品很多时，多数随机样本学不到东西，增大候选数可用更少的轮数学好，但过大会误伤用户本会喜欢的物品。</translation>
    </message>
    <message>
        <source>As the first generative model on any data with a few hundred users or more, for new users without retraining, and to explore a map of tastes. Where items are many, try it without hidden layers and with 200 dimensions.</source>
        <translation>适合作为几百名以上用户数据的第一个生成模型；也可在不重新训练的情况下服务新用户，或用于探索口味地图。物品很多时，可尝试不设隐藏层并使用 200 维。</translation>
    </message>
    <message>
        <source>The width must be a multiple of the attention heads.</source>
        <translation>宽度必须是注意力头数的整数倍。</translation>
    </message>
    <message>
        <source>More neighbours smooth the scores towards popularity; fewer follow only the people most alike, which suits large data.</source>
        <translation>邻居越多，得分越平滑，也越接近热门程度；越少则只跟随最相似的人，适合大规模数据。</translation>
    </message>
    <message>
        <source>Raising it distrusts similarities that rest on few common items, which favours people with long histories; 0 trusts every similarity.</source>
        <translation>调高会降低仅由少数共同物品支撑的相似度，偏向历史较长的人；0 表示信任所有相似度。</translation>
    </message>
    <message>
        <source>Cosine divides common items by the geometric mean of both histories&apos; lengths, Jaccard by their union, which is stricter on unequal lengths.</source>
        <translation>余弦用两段历史长度的几何平均去除共同物品数；Jaccard 用两者的并集去除，对长度悬殊的历史更严格。</translation>
    </message>
    <message>
        <source>The saved neighbours name users that do not exist.</source>
        <translation>保存的邻居中包含不存在的用户。</translation>
    </message>
    <message>
        <source>Recommends what the people with the most similar histories have. Nothing is trained, and a new user is served from the first few items.</source>
        <translation>推荐历史最相似的人所拥有的物品。无需训练，新用户只要有几个物品就能得到推荐。</translation>
    </message>
    <message>
        <source>Two histories are as similar as the items they share: sim(u, v) = xᵤ·xᵥ / (‖xᵤ‖ ‖xᵥ‖ + shrinkage), where xᵤ is the row of user u in the interaction matrix; Jaccard divides by ‖xᵤ‖² + ‖xᵥ‖² − xᵤ·xᵥ instead. N(u) are the k users of the training part most similar to the history, and s(u, i) = ∑ sim(u, v) xᵥᵢ over the users v in N(u). Common items are found through an index from items to users, so only people who share something are compared.</source>
        <translation>两段历史的相似程度取决于共同的物品：sim(u, v) = xᵤ·xᵥ / (‖xᵤ‖ ‖xᵥ‖ + 收缩系数)，其中 xᵤ 是交互矩阵中用户 u 的行；Jaccard 的分母改为 ‖xᵤ‖² + ‖xᵥ‖² − xᵤ·xᵥ。N(u) 是训练集中与该历史最相似的 k 个用户，得分为 s(u, i) = ∑ sim(u, v) xᵥᵢ，对 N(u) 中的用户 v 求和。共同物品通过从物品到用户的索引查找，因此只比较确有共同物品的人。</translation>
    </message>
    <message>
        <source>The papers predict ratings by means and deviations from them; here, as is usual for interactions without ratings, the similarities are summed. A known user&apos;s own history is among the neighbours, which adds only to items they have already, so that a score depends on the history alone.</source>
        <translation>论文用均值及与均值的偏差预测评分；这里按无评分交互的通常做法，直接对相似度求和。已知用户自己的历史也在邻居之中，它只会增加已有物品的得分，因此得分只取决于历史本身。</translation>
    </message>
    <message>
        <source>As the classic baseline beside ItemKNN, above all where users are fewer than items and histories are long.</source>
        <translation>与 ItemKNN 并列的经典基线，尤其适合用户少于物品且历史较长的情况。</translation>
    </message>
    <message>
        <source>Fitting takes no time; scoring a user takes as many operations as the items of the history have users together, so popular items make it slow. The weights are the training interactions themselves, 8 bytes each, twice that in memory.</source>
        <translation>拟合几乎不耗时；为一个用户打分的运算量等于历史中各物品的用户数之和，因此热门物品会使其变慢。权重就是训练交互本身，每条 8 字节，内存中为其两倍。</translation>
    </message>
    <message>
        <source>c(j, i) adds up dⁿ⁻¹ for every time i comes n places after j in a history, n up to the window. The score is s(u, i) = ∑ₙ dⁿ⁻¹ c(hₙ, i) / (pop(i)ᵃ pop(hₙ)ᵇ), where hₙ is the n-th latest item of the history, d the decay, pop how often an item occurs in training, and a and b the two dampings.</source>
        <translation>历史中 i 每次出现在 j 之后第 n 位（n 不超过窗口），c(j, i) 就加上 dⁿ⁻¹。分数为 s(u, i) = ∑ₙ dⁿ⁻¹ c(hₙ, i) / (pop(i)ᵃ pop(hₙ)ᵇ)，其中 hₙ 是历史中倒数第 n 个物品，d 为衰减，pop 为物品在训练集中出现的次数，a、b 为两个抑制系数。</translation>
    </message>
    <message>
        <source>Up to some million interactions both halves rank better without a hidden layer.</source>
        <translation>交互在几百万条以内时，编码器和解码器不加隐藏层，排序效果更好。</translation>
    </message>
    <message>
        <source>Linear halves need many dimensions: 400, or a quarter of the items where they are few.</source>
        <translation>线性的编码器和解码器需要较多维度：400 维，物品较少时取物品数的四分之一。</translation>
    </message>
    <message>
        <source>A weight below 1 lets what is known of a person count for more, which ranks better.</source>
        <translation>权重小于 1 时，用户自身的信息更受重视，排序效果更好。</translation>
    </message>
    <message>
        <source>A twentieth of the users, so that an epoch has about twenty steps.</source>
        <translation>用户数的二十分之一，这样每轮约有二十步。</translation>
    </message>
    <message>
        <source>Below 5 million interactions the encoder and the decoder are linear, with 400 latent dimensions (a quarter of the items where these are few), a KL weight of 0.4 and batches of a twentieth of the users, 100 to 500. Given settings go before these.</source>
        <translation>交互少于 500 万条时，编码器和解码器都是线性的，隐维度为 400（物品较少时取物品数的四分之一），KL 权重为 0.4，每批为用户数的二十分之一（100 到 500）。明确给出的设置优先于这些建议。</translation>
    </message>
    <message>
        <source>Raising it keeps the latent space closer to a standard normal, smoother but less personal; lowering it fits histories more closely; auto finds it in a training of its own.</source>
        <translation>调高会让隐空间更接近标准正态分布，更平滑但个性化更弱；调低会更贴合用户历史；auto 会先单独训练一次来确定它。</translation>
    </message>
    <message>
        <source>More steps raise β more slowly, which guards against a latent space that is ignored; 0 uses the full weight from the start; auto keeps the pace at which an automatic KL weight was found.</source>
        <translation>步数越多，β 上升越慢，可防止隐空间被忽略；0 表示从一开始就用完整权重；auto 沿用自动选定 KL 权重时的上升速度。</translation>
    </message>
    <message>
        <source>The KL warm-up can only be automatic together with the KL weight.</source>
        <translation>KL 预热只有在 KL 权重也为自动时才能设为自动。</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
</context>
<context>
    <name>ParamForm</name>
    <message>
        <source>At most %1.</source>
        <translation>最大为 %1。</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>最小为 %1。</translation>
    </message>
    <message>
        <source>Whole numbers with commas between, such as 600, 200.</source>
        <translation>以逗号分隔的整数，例如 600, 200。</translation>
    </message>
    <message>
        <source>A whole number.</source>
        <translation>需要整数。</translation>
    </message>
    <message>
        <source>A number, such as 0.5.</source>
        <translation>需要数字，例如 0.5。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>This person is no longer kept in the project. Choose another.</source>
        <translation>项目中已不再保留此人。请选择其他人。</translation>
    </message>
    <message>
        <source>A person needs a name. Type one.</source>
        <translation>需要为此人取名。请输入名称。</translation>
    </message>
    <message>
        <source>There is already somebody called “%1”. Choose another name.</source>
        <translation>已有名为“%1”的人。请换一个名称。</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>There are %1 attribute columns; a project holds at most %2. Leave some out.</source>
        <translation>共有 %1 个属性列；一个项目最多容纳 %2 个。请去掉一些列。</translation>
    </message>
    <message>
        <source>Reading the project</source>
        <translation>正在读取项目</translation>
    </message>
    <message>
        <source>interactions</source>
        <translation>条交互</translation>
    </message>
    <message>
        <source>Writing the project</source>
        <translation>正在写入项目</translation>
    </message>
    <message>
        <source>Writing users and items</source>
        <translation>正在写入用户和物品</translation>
    </message>
    <message>
        <source>There is no project at %1. Check the path, or import data to make one.</source>
        <translation>%1 处没有项目。请检查路径，或导入数据来创建项目。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a project. Choose a .tastescope file.</source>
        <translation>%1 是文件夹，不是项目。请选择 .tastescope 文件。</translation>
    </message>
    <message>
        <source>%1 is empty, so it is not a project. Import data to make one.</source>
        <translation>%1 是空文件，不是项目。请导入数据来创建项目。</translation>
    </message>
    <message>
        <source>You are not allowed to read %1. Ask its owner for permission.</source>
        <translation>您无权读取 %1。请向文件所有者申请权限。</translation>
    </message>
    <message>
        <source>%1 is not a Tastescope project. Choose a .tastescope file, or import this file as data.</source>
        <translation>%1 不是 Tastescope 项目。请选择 .tastescope 文件，或将此文件作为数据导入。</translation>
    </message>
    <message>
        <source>%1 was written by a newer Tastescope. Update Tastescope to open it.</source>
        <translation>%1 由更新版本的 Tastescope 写成。请升级 Tastescope 后再打开。</translation>
    </message>
    <message>
        <source>%1 is from an older Tastescope and must be updated, but it is read-only. Copy it to a folder you can write to and open the copy.</source>
        <translation>%1 来自旧版 Tastescope，需要升级，但它是只读的。请将它复制到可写的文件夹，再打开副本。</translation>
    </message>
    <message>
        <source>Saving the project</source>
        <translation>正在保存项目</translation>
    </message>
    <message>
        <source>The disk is full, so %1 was not written. Free some space and try again.</source>
        <translation>磁盘已满，未写入 %1。请释放一些空间后重试。</translation>
    </message>
    <message>
        <source>%1 cannot be written: its folder is read-only. Choose a folder you can write to.</source>
        <translation>无法写入 %1：所在文件夹为只读。请选择可写的文件夹。</translation>
    </message>
    <message>
        <source>%1 could not be written. Check the disk and the permissions.</source>
        <translation>无法写入 %1。请检查磁盘和权限。</translation>
    </message>
    <message>
        <source>%1 is open, here or in another program, so it is not replaced. Close it first.</source>
        <translation>%1 正在此处或其他程序中打开，因此未被替换。请先关闭它。</translation>
    </message>
    <message>
        <source>Another program is using %1. Close it there and try again.</source>
        <translation>另一个程序正在使用 %1。请在那里关闭它，然后重试。</translation>
    </message>
    <message>
        <source>%1 cannot be changed: it is read-only. Copy it to a folder you can write to.</source>
        <translation>%1 为只读，无法更改。请将它复制到可写的文件夹。</translation>
    </message>
    <message>
        <source>%1 could not be read or written. Check the disk and the permissions.</source>
        <translation>无法读写 %1。请检查磁盘和权限。</translation>
    </message>
    <message>
        <source>%1 did not accept an operation. Close other programs that use it and try again; the details say why.</source>
        <translation>%1 未接受某项操作。请关闭正在使用它的其他程序后重试；原因见详细信息。</translation>
    </message>
    <message>
        <source>The description of a split cannot be used: %1. Known are kind, seed, validShare, testShare and foldInShare.</source>
        <translation>无法使用此划分描述：%1。可用的键有 kind、seed、validShare、testShare 和 foldInShare。</translation>
    </message>
    <message>
        <source>The data in %1 is not what was imported: the file is damaged, or another program changed it. Restore it from a copy, or import the data again.</source>
        <translation>%1 中的数据与导入时不一致：文件已损坏，或被其他程序改动过。请从副本恢复，或重新导入数据。</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>view</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>trigger</source>
        <translation>触发器</translation>
    </message>
    <message>
        <source>object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>%1 holds something that Tastescope does not put into a project, so it is not opened: the %2 “%3”. Ask whoever gave you the file for the data and import that.</source>
        <translation>%1 中含有 Tastescope 不会放进项目的内容，因此不予打开：%2“%3”。请向提供文件的人索取原始数据并导入。</translation>
    </message>
    <message>
        <source>%1 is not as Tastescope makes a project, so it is not opened: its %2 “%3” is made otherwise. Ask whoever gave you the file for the data and import that.</source>
        <translation>%1 与 Tastescope 创建的项目不符，因此不予打开：其中的%2“%3”定义不同。请向提供文件的人索取原始数据并导入。</translation>
    </message>
    <message>
        <source>The disk, or your share of it, is full: what was to be written to %1 needs about %2 MB, and %3 MB are free. Free some space and try again.</source>
        <translation>磁盘已满，或已达到您的配额：要写入 %1 的内容约需 %2 MB，目前可用 %3 MB。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The links between users are lost.</source>
        <translation>用户之间的联系已丢失。</translation>
    </message>
    <message>
        <source>The report of the import is lost.</source>
        <translation>导入报告已丢失。</translation>
    </message>
    <message>
        <source>Some facts about the data are lost, such as its name.</source>
        <translation>数据的部分说明（例如名称）已丢失。</translation>
    </message>
    <message>
        <source>%1 ids of the table “%2” are lost; others stand in their place.</source>
        <translation>表“%2”中有 %1 个 ID 已丢失，以其他 ID 代替。</translation>
    </message>
    <message>
        <source>The interactions of %1 of %2 users are lost.</source>
        <translation>%2 位用户中有 %1 位的交互已丢失。</translation>
    </message>
    <message>
        <source>Repeated interactions are lost; each item of a user is there once.</source>
        <translation>重复的交互已丢失；每位用户的每个物品只保留一次。</translation>
    </message>
    <message>
        <source>The attributes of users are lost.</source>
        <translation>用户属性已丢失。</translation>
    </message>
    <message>
        <source>The attributes of items are lost, titles among them.</source>
        <translation>物品属性（包括标题）已丢失。</translation>
    </message>
    <message>
        <source>The interactions are not those that were imported, so runs that were trained before cannot recommend or go on; their weights can be exported.</source>
        <translation>交互与导入时不一致，因此先前训练的运行无法用于推荐或继续训练；其权重仍可导出。</translation>
    </message>
    <message>
        <source>Some attributes, links or facts about the data are not as they were imported; which ones is not known.</source>
        <translation>部分属性、联系或数据说明与导入时不一致；无法确定是哪些。</translation>
    </message>
    <message>
        <source>the lists of the run #%1</source>
        <translation>运行 #%1 的列表</translation>
    </message>
    <message>
        <source>%1 is from an older Tastescope, and a copy of it could not be made before the update. Check the permissions of its folder.</source>
        <translation>%1 来自旧版 Tastescope，更新前无法为其创建副本。请检查其文件夹的权限。</translation>
    </message>
    <message>
        <source>Checking the project</source>
        <translation>正在检查项目</translation>
    </message>
    <message>
        <source>A copy to look at could not be made in %1. Make room there.</source>
        <translation>无法在 %1 中创建用于检查的副本。请在那里腾出空间。</translation>
    </message>
    <message>
        <source>It is of the version %1; opening it brings it up to date.</source>
        <translation>其版本为 %1；打开时会更新到最新版本。</translation>
    </message>
    <message>
        <source>The file&apos;s structure is damaged.</source>
        <translation>文件结构已损坏。</translation>
    </message>
    <message>
        <source>%1 rows of the table “%2” belong to rows of “%3” that are not there.</source>
        <translation>表“%2”中有 %1 行所属的“%3”中的行不存在。</translation>
    </message>
    <message>
        <source>Checking the runs</source>
        <translation>正在检查运行</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>个运行</translation>
    </message>
    <message>
        <source>The run %1 was trained on other data than this project holds.</source>
        <translation>运行 %1 是用本项目以外的数据训练的。</translation>
    </message>
    <message>
        <source>%1 rows of the lists of the run #%2 name users or items that are not there. Make the recommendations again.</source>
        <translation>运行 #%2 的列表中有 %1 行指向不存在的用户或物品。请重新生成推荐。</translation>
    </message>
    <message>
        <source>Attributes and links were stored without a checksum, so a changed value would not be noticed.</source>
        <translation>属性和联系保存时没有校验和，因此其中的值若被改动将无法发现。</translation>
    </message>
    <message>
        <source>%1 runs were stored without checksums, so a changed value in them would not be noticed.</source>
        <translation>有 %1 个运行保存时没有校验和，因此其中的值若被改动将无法发现。</translation>
    </message>
    <message>
        <source>Copying the project</source>
        <translation>正在复制项目</translation>
    </message>
    <message>
        <source>The list of runs is damaged; some may be lost.</source>
        <translation>运行列表已损坏；部分运行可能已丢失。</translation>
    </message>
    <message>
        <source>Saving the runs</source>
        <translation>正在保存运行</translation>
    </message>
    <message>
        <source>Searches over settings are lost.</source>
        <translation>参数搜索已丢失。</translation>
    </message>
    <message>
        <source>Opinions about items are lost.</source>
        <translation>对物品的评价已丢失。</translation>
    </message>
    <message>
        <source>The run #%1 is lost: its record is damaged.</source>
        <translation>运行 #%1 已丢失：其记录已损坏。</translation>
    </message>
    <message>
        <source>The weights of the run #%1 are lost. Train it again.</source>
        <translation>运行 #%1 的权重已丢失。请重新训练。</translation>
    </message>
    <message>
        <source>The saved training of the run #%1 is lost.</source>
        <translation>运行 #%1 保存的训练进度已丢失。</translation>
    </message>
    <message>
        <source>The lists of the run #%1 are lost. Make the recommendations again.</source>
        <translation>运行 #%1 的列表已丢失。请重新生成推荐。</translation>
    </message>
    <message>
        <source>the saved training of the run #%1</source>
        <translation>运行 #%1 保存的训练进度</translation>
    </message>
    <message>
        <source>the record of the run #%1</source>
        <translation>运行 #%1 的记录</translation>
    </message>
    <message>
        <source>%1 is damaged and cannot be read completely. Restore it from a copy, or check the project and save what is whole.</source>
        <translation>%1 已损坏，无法完整读取。请从副本恢复，或检查项目并保存其中完好的部分。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2 does not fit its checksum. Restore the file from a copy, or check the project and save what is whole.</source>
        <translation>%1 已损坏：%2与校验和不符。请从副本恢复该文件，或检查项目并保存其中完好的部分。</translation>
    </message>
    <message>
        <source>the weights of the run #%1</source>
        <translation>运行 #%1 的权重</translation>
    </message>
    <message>
        <source>People kept by name are lost.</source>
        <translation>保留的人已丢失。</translation>
    </message>
    <message>
        <source>the curves of the run #%1</source>
        <translation>运行 #%1 的曲线</translation>
    </message>
    <message>
        <source>%1 is damaged, or another program changed it: what was imported besides the interactions, such as titles and links, does not fit its checksum. Restore it from a copy, or repair it: check the project and save what it holds now as a new one.</source>
        <translation>%1 已损坏，或被其他程序修改：除交互以外导入的内容（如标题和联系）与校验和不符。请用副本恢复，或进行修复：检查项目，并把其中现有的内容保存为新项目。</translation>
    </message>
    <message>
        <source>what the user %1 thinks of items</source>
        <translation>用户 %1 对物品的评价</translation>
    </message>
    <message>
        <source>Nothing can be saved of %1: the part of the file that says where everything lies is damaged, or users, items or interactions cannot be found at all. Restore it from a copy, or import the data again.</source>
        <translation>%1 中没有可以保存的内容：文件中记录各部分位置的内容已损坏，或完全找不到用户、物品或交互。请用副本恢复，或重新导入数据。</translation>
    </message>
    <message>
        <source>The curves of the run #%1 are lost.</source>
        <translation>运行 #%1 的曲线已丢失。</translation>
    </message>
    <message>
        <source>The metrics of the run #%1 are lost.</source>
        <translation>运行 #%1 的指标已丢失。</translation>
    </message>
    <message>
        <source>What %1 users think of items is lost.</source>
        <translation>%1 位用户对物品的评价已丢失。</translation>
    </message>
    <message>
        <source>the metrics of the run #%1</source>
        <translation>运行 #%1 的指标</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>%1 is a device, not a project. Choose a .tastescope file.</source>
        <translation>%1 是设备，不是项目。请选择 .tastescope 文件。</translation>
    </message>
    <message>
        <source>What was to be written to %1 needs about %2 MB, and with them it would be larger than a file may be here. Raise the limit of file sizes (ulimit -f), or use a disk that takes larger files.</source>
        <translation>要写入 %1 的内容约需 %2 MB，写入后会超过此处允许的文件大小。请提高文件大小限制（ulimit -f），或使用支持更大文件的磁盘。</translation>
    </message>
    <message>
        <source>%1 was replaced by another file while it was open, so nothing more is read from it or stored in it. What it held is in that file only if it is a copy of it; open it to see.</source>
        <translation>%1 在打开期间被另一个文件替换，因此不再读取，也不再保存。只有当新文件是它的副本时，原来的内容才会在其中；请打开它查看。</translation>
    </message>
    <message>
        <source>%1 was moved or deleted while it was open, so nothing can be read from it or stored in it. Put it back where it was, or open it where it is now.</source>
        <translation>%1 在打开期间被移动或删除，因此无法读取，也无法保存。请把它放回原处，或从现在的位置打开。</translation>
    </message>
    <message>
        <source>a map of the run #%1</source>
        <translation>运行 #%1 的一张地图</translation>
    </message>
    <message>
        <source>Selections kept by name are lost.</source>
        <translation>按名称保留的选择集已丢失。</translation>
    </message>
    <message>
        <source>%1 of the selections kept by name are lost.</source>
        <translation>按名称保留的选择集中有 %1 个已丢失。</translation>
    </message>
    <message>
        <source>the selection “%1”</source>
        <translation>选择集“%1”</translation>
    </message>
    <message>
        <source>What was added after the import is lost.</source>
        <translation>导入之后添加的数据已丢失。</translation>
    </message>
    <message>
        <source>What was added after the import is part of it now: it can no longer be undone, and runs that were trained before have to be trained again.</source>
        <translation>导入之后添加的数据现已成为数据的一部分：无法再撤销，此前训练的运行需要重新训练。</translation>
    </message>
    <message>
        <source>What was added to %1 last was taken back while it was open. Open it again.</source>
        <translation>在 %1 打开期间，最近添加的数据被撤回了。请重新打开它。</translation>
    </message>
</context>
<context>
    <name>ProjectFiles</name>
    <message>
        <source>Tastescope projects (*.tastescope)</source>
        <translation>Tastescope 项目 (*.tastescope)</translation>
    </message>
</context>
<context>
    <name>Recommend</name>
    <message>
        <source>Items have no attribute %1. Choose another filter.</source>
        <translation>物品没有名为 %1 的属性。请换一个筛选条件。</translation>
    </message>
    <message>
        <source>%1 is not a number, so it cannot be limited to a range.</source>
        <translation>%1 不是数值属性，无法限定范围。</translation>
    </message>
    <message>
        <source>This item is not in the project.</source>
        <translation>项目中没有该物品。</translation>
    </message>
    <message>
        <source>This user is not in the project.</source>
        <translation>项目中没有该用户。</translation>
    </message>
    <message>
        <source>Say for whom: choose a user, or add at least one item to start from.</source>
        <translation>请指明推荐对象：选择一位用户，或至少添加一件物品作为起点。</translation>
    </message>
    <message>
        <source>No item has the id %1. Ids are written exactly as in the data.</source>
        <translation>没有 ID 为 %1 的物品。ID 须与数据中的写法完全一致。</translation>
    </message>
    <message>
        <source>No user has the id %1. Ids are written exactly as in the data.</source>
        <translation>没有 ID 为 %1 的用户。ID 须与数据中的写法完全一致。</translation>
    </message>
    <message>
        <source>Recommending for everyone</source>
        <translation>正在为所有用户生成推荐</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>This user or item is not in the project.</source>
        <translation>项目中没有该用户或物品。</translation>
    </message>
    <message>
        <source>A sequence needs a length and a number of beams of at least 1, a temperature above 0 and a top-p above 0 and at most 1.</source>
        <translation>生成序列要求长度和束数至少为 1，温度大于 0，top-p 大于 0 且不超过 1。</translation>
    </message>
    <message>
        <source>Writing the sequence</source>
        <translation>正在生成序列</translation>
    </message>
    <message>
        <source>items</source>
        <translation>个物品</translation>
    </message>
    <message>
        <source>There is no way to generate called “%1”. Choose greedy, beam or sample.</source>
        <translation>没有名为“%1”的生成方式。请选择 greedy、beam 或 sample。</translation>
    </message>
    <message>
        <source>This run&apos;s model gives scores that are not numbers, so nothing can be ranked by it: its weights are broken. Train it again.</source>
        <translation>此运行的模型给出的分数不是数字，无法据此排序：它的权重已损坏。请重新训练。</translation>
    </message>
    <message>
        <source>There is nothing left to recommend: this history holds all %1 items. Keep owned items to rank those.</source>
        <translation>没有可推荐的了：此历史已包含全部 %1 个物品。保留已有物品即可对它们排序。</translation>
    </message>
    <message>
        <source>Nothing passes. Change the filter or the history.</source>
        <translation>没有符合条件的结果。请更改筛选或历史。</translation>
    </message>
    <message>
        <source>The model ranks none of the items that are left.</source>
        <translation>模型没有对剩下的任何物品给出排序。</translation>
    </message>
    <message>
        <source>Users who got nothing, because they have every item of the data: %1. Keep owned items to rank those.</source>
        <translation>因已拥有数据中的全部物品而没有得到推荐的用户：%1。保留已有物品即可对它们排序。</translation>
    </message>
    <message>
        <source>Users who got fewer than asked for, because no more items are left that they do not have: %1.</source>
        <translation>因没有更多尚未拥有的物品而少于所需条数的用户：%1。</translation>
    </message>
    <message>
        <source>This run&apos;s model has learned each user by themselves and would give every history the same list. Ask for a user as the data knows them, or choose a run of another model, such as EASE or Mult-VAE.</source>
        <translation>此运行的模型为每个用户单独学习，对任何历史都会给出同一份列表。请选择数据中已有的用户（不改动其历史），或换用其他模型的运行，例如 EASE 或 Mult-VAE。</translation>
    </message>
    <message>
        <source>Recommending</source>
        <translation>正在推荐</translation>
    </message>
</context>
<context>
    <name>RenderMap</name>
    <message>
        <source>Activity</source>
        <translation>活跃度</translation>
    </message>
    <message>
        <source>%1 points, principal components with %2 % of the variance, trustworthiness %3</source>
        <extracomment>%1 points, %2 percent of variance, %3 trustworthiness</extracomment>
        <translation>%1 个点，主成分解释 %2% 的方差，可信度 %3</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>Users in the space of %1</source>
        <translation>%1 隐空间中的用户</translation>
    </message>
    <message>
        <source>Items in the space of %1</source>
        <translation>%1 隐空间中的物品</translation>
    </message>
    <message>
        <source>The project has no trained run to draw. Train a model first.</source>
        <translation>项目中还没有可绘制的运行。先训练一个模型。</translation>
    </message>
    <message>
        <source>A map is saved as .png, .svg or .pdf, not as &quot;%1&quot;. Choose one of these endings.</source>
        <translation>地图只能保存为 .png、.svg 或 .pdf，不能保存为“%1”。请选择其中一种扩展名。</translation>
    </message>
    <message>
        <source>%1 points by %2, trustworthiness %3</source>
        <extracomment>%1 points, %2 t-SNE or UMAP, %3 trustworthiness</extracomment>
        <translation>%1 个点，%2 布局，可信度 %3</translation>
    </message>
    <message>
        <source>Groups found</source>
        <translation>找到的群体</translation>
    </message>
    <message>
        <source>Map fidelity</source>
        <translation>地图保真度</translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message>
        <source>The project is whole.</source>
        <translation>项目完好。</translation>
    </message>
    <message>
        <source>One damage was found. What is whole can be saved into a new project.</source>
        <translation>发现 1 处损坏。完好的部分可以保存到新项目中。</translation>
    </message>
    <message>
        <source>%1 damages were found. What is whole can be saved into a new project.</source>
        <translation>发现 %1 处损坏。完好的部分可以保存到新项目中。</translation>
    </message>
    <message>
        <source>Everything was saved.</source>
        <translation>已全部保存。</translation>
    </message>
    <message>
        <source>What is whole was saved; the rest is lost.</source>
        <translation>完好的部分已保存；其余部分已丢失。</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>几秒</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>约 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>约 %1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 s / step</source>
        <translation>%1 秒/步</translation>
    </message>
    <message>
        <source>%1 steps / s</source>
        <translation>%1 步/秒</translation>
    </message>
    <message>
        <source>Random within each %1, seed %2</source>
        <translation>按每位%1随机划分，种子 %2</translation>
    </message>
    <message>
        <source>The last item of each %1 tests</source>
        <translation>每位%1的最后一项用于测试</translation>
    </message>
    <message>
        <source>By time: the latest interactions test</source>
        <translation>按时间：最近的交互用于测试</translation>
    </message>
    <message>
        <source>Whole users held out, seed %1</source>
        <translation>留出整位用户，种子 %1</translation>
    </message>
    <message>
        <source>As the imported files say</source>
        <translation>按导入文件的划分</translation>
    </message>
    <message>
        <source>random per user %1, seed %2</source>
        <translation>按用户随机 %1，种子 %2</translation>
    </message>
    <message>
        <source>leave one out, by time</source>
        <translation>按时间留一</translation>
    </message>
    <message>
        <source>by time %1</source>
        <translation>按时间 %1</translation>
    </message>
    <message>
        <source>users held out %1, seed %2</source>
        <translation>留出用户 %1，种子 %2</translation>
    </message>
    <message>
        <source>as given by the files</source>
        <translation>按文件给定</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Kept best</source>
        <translation>保留最佳</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Test as the files say, the rest trains and validates</source>
        <translation>测试按文件所给，其余用于训练和验证</translation>
    </message>
    <message>
        <source>test given by the files, seed %1</source>
        <translation>测试由文件给定，种子 %1</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>The run %1 has no trained weights yet. Finish or resume its training first.</source>
        <translation>运行 %1 还没有训练好的权重。请先完成或继续训练。</translation>
    </message>
    <message>
        <source>There is no run “%1”: the project has none yet. Train a model first.</source>
        <translation>没有运行“%1”：项目中还没有任何运行。请先训练一个模型。</translation>
    </message>
    <message>
        <source>There is no run “%1”. There are: %2.</source>
        <translation>没有运行“%1”。现有：%2。</translation>
    </message>
    <message>
        <source>%1 runs are called “%2”. Name the one you mean by its number, such as #%3.</source>
        <translation>有 %1 次运行都叫“%2”。请用编号指明是哪一个，例如 #%3。</translation>
    </message>
    <message>
        <source>Tastescope ended while this run was training. It can go on from its last checkpoint.</source>
        <translation>Tastescope 在此次运行训练时结束了。可以从最近的检查点继续。</translation>
    </message>
    <message>
        <source>Tastescope ended before this run had a checkpoint. Train it again.</source>
        <translation>Tastescope 在此次运行有检查点之前就结束了。请重新训练。</translation>
    </message>
    <message>
        <source>A run needs a name. Type one.</source>
        <translation>运行需要名称。请输入一个。</translation>
    </message>
    <message>
        <source>The run %1 was trained on other data than this project holds. Train it again here.</source>
        <translation>运行 %1 所用的训练数据与本项目不同。请在此处重新训练。</translation>
    </message>
    <message>
        <source>The stored weights of %1 hold values that are not numbers, so nothing can be made with them. Train it again.</source>
        <translation>%1 保存的权重中含有非数值，无法使用。请重新训练。</translation>
    </message>
    <message>
        <source>The training was interrupted. It can go on from its last checkpoint.</source>
        <translation>训练被中断，可以从最近的检查点继续。</translation>
    </message>
    <message>
        <source>The training was interrupted before its first checkpoint. It can begin again with the same settings.</source>
        <translation>训练在第一个检查点之前被中断，可以用相同的设置重新开始。</translation>
    </message>
    <message>
        <source>%1 is damaged or no file of a run. Export the run again.</source>
        <translation>%1 已损坏，或不是运行的文件。请重新导出该运行。</translation>
    </message>
    <message>
        <source>%1 holds weights, but not the settings of a run of Tastescope. Export the run with this version.</source>
        <translation>%1 含有权重，但没有 Tastescope 运行的设置。请用此版本导出该运行。</translation>
    </message>
    <message>
        <source>The project can only be read, so a run cannot be stored in it. Copy the project to a folder you can write to.</source>
        <translation>该项目为只读，无法在其中保存运行。请将项目复制到可写入的文件夹。</translation>
    </message>
    <message>
        <source>The run in %1 was trained on other data than this project holds. Import the same files with the same options first.</source>
        <translation>%1 中的运行是用与此项目不同的数据训练的。请先用相同的选项导入相同的文件。</translation>
    </message>
    <message>
        <source>The note is too long to be kept with the run. Shorten it.</source>
        <translation>备注太长，无法随运行保存。请缩短。</translation>
    </message>
    <message>
        <source>The weights of an earlier run are fixed.</source>
        <translation>早先运行的权重不能更改。</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>The sample&apos;s files are not installed with the program. Install it again, or import a file of your own.</source>
        <translation>程序没有附带示例文件。重新安装，或导入自己的文件。</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>隐空间</translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Open a project, bring in data or explore the sample.</source>
        <translation>打开项目、导入数据或体验示例。</translation>
    </message>
    <message>
        <source>What was imported: counts, long tail, activity, people and items.</source>
        <translation>导入的内容：数量、长尾、活跃度、用户和物品。</translation>
    </message>
    <message>
        <source>Set a model up, watch it learn, stop it and keep the best.</source>
        <translation>设置模型，观察学习过程，停止并保留最佳。</translation>
    </message>
    <message>
        <source>All trained models side by side, with a test of their difference.</source>
        <translation>所有训练过的模型并排对比，并检验差异。</translation>
    </message>
    <message>
        <source>A map of what the model thinks is alike.</source>
        <translation>模型眼中谁与谁相似的地图。</translation>
    </message>
    <message>
        <source>Anyone&apos;s history beside what the model recommends, and why.</source>
        <translation>任何人的历史与模型的推荐，以及推荐的理由。</translation>
    </message>
    <message>
        <source>How good the lists are, how it was measured and for whom.</source>
        <translation>推荐列表有多好，怎样衡量，对谁而言。</translation>
    </message>
</context>
<context>
    <name>Segments</name>
    <message>
        <source>top 5 %</source>
        <translation>前 5%</translation>
    </message>
    <message>
        <source>5–20 %</source>
        <translation>5–20%</translation>
    </message>
    <message>
        <source>20–50 %</source>
        <translation>20–50%</translation>
    </message>
    <message>
        <source>rarest half</source>
        <translation>最冷门的一半</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>everyone else</source>
        <translation>其余所有人</translation>
    </message>
</context>
<context>
    <name>Selections</name>
    <message>
        <source>This selection is no longer kept in the project. Choose another.</source>
        <translation>该选择集已不在项目中。请另选一个。</translation>
    </message>
    <message>
        <source>A selection needs a name. Type one.</source>
        <translation>选择集需要名称，请输入。</translation>
    </message>
    <message>
        <source>There is already a selection called “%1”. Choose another name.</source>
        <translation>已有名为“%1”的选择集，请换一个名称。</translation>
    </message>
    <message>
        <source>Nothing is selected that could be kept.</source>
        <translation>没有选择任何可保留的内容。</translation>
    </message>
    <message>
        <source>The selection “%1” is of users, and items are wanted here.</source>
        <translation>选择集“%1”是用户的，而此处需要物品。</translation>
    </message>
    <message>
        <source>The selection “%1” is of items, and users are wanted here.</source>
        <translation>选择集“%1”是物品的，而此处需要用户。</translation>
    </message>
    <message>
        <source>No selection is kept under the name “%1”.</source>
        <translation>没有以“%1”为名保留的选择集。</translation>
    </message>
</context>
<context>
    <name>SelfCheck</name>
    <message>
        <source>Ranking metric %1 of a list of five</source>
        <translation>五项列表的排序指标 %1</translation>
    </message>
    <message>
        <source>Full ranking with ties and a mask</source>
        <translation>含并列与屏蔽的全量排序</translation>
    </message>
    <message>
        <source>EASE&apos;s closed form on four items, item %1</source>
        <translation>四个物品上的 EASE 闭式解，物品 %1</translation>
    </message>
    <message>
        <source>Inverse of a large matrix against plain elimination</source>
        <translation>大矩阵求逆与普通消元对照</translation>
    </message>
    <message>
        <source>A network&apos;s output against plain loops</source>
        <translation>网络输出与普通循环对照</translation>
    </message>
    <message>
        <source>A least squares solution against its equation</source>
        <translation>最小二乘解与其方程对照</translation>
    </message>
    <message>
        <source>Multinomial loss of four equal choices</source>
        <translation>四个等概率选项的多项式损失</translation>
    </message>
    <message>
        <source>Multinomial gradient against double precision</source>
        <translation>多项式梯度与双精度对照</translation>
    </message>
    <message>
        <source>One step of Adam</source>
        <translation>Adam 的一步更新</translation>
    </message>
    <message>
        <source>The first random number of a seed</source>
        <translation>某一种子的第一个随机数</translation>
    </message>
    <message>
        <source>Student&apos;s paired t</source>
        <translation>学生配对 t 统计量</translation>
    </message>
    <message>
        <source>Its p-value</source>
        <translation>其 p 值</translation>
    </message>
    <message>
        <source>Wilcoxon&apos;s p-value</source>
        <translation>Wilcoxon 检验的 p 值</translation>
    </message>
    <message>
        <source>Holm&apos;s correction of three</source>
        <translation>三个 p 值的 Holm 校正</translation>
    </message>
    <message>
        <source>Principal components: variance explained</source>
        <translation>主成分：解释的方差</translation>
    </message>
    <message>
        <source>Principal components: the first axis</source>
        <translation>主成分：第一轴</translation>
    </message>
    <message>
        <source>Checking known answers</source>
        <translation>正在核对已知答案</translation>
    </message>
    <message>
        <source>checks</source>
        <translation>项检查</translation>
    </message>
    <message>
        <source>All %1 checks passed: this installation computes right numbers.</source>
        <translation>全部 %1 项检查通过：本安装计算正确。</translation>
    </message>
    <message>
        <source>%1 of %2 checks failed: %3. This installation computes wrong numbers; do not trust its results. Install the numerical libraries again, OpenBLAS first.</source>
        <translation>%2 项检查中有 %1 项失败：%3。本安装的计算有误，请勿相信其结果。请重新安装数值库，首先是 OpenBLAS。</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>Split</name>
    <message>
        <source>The shares of a split are each between 0 and 1, and validation and test together leave something to train on.</source>
        <translation>划分的各个比例须在 0 和 1 之间，且验证与测试之外要留有训练数据。</translation>
    </message>
    <message>
        <source>Nothing is left to train on after this split. Choose smaller shares or another split.</source>
        <translation>按此划分后没有剩下训练数据。请选择更小的比例或其他划分。</translation>
    </message>
    <message>
        <source>This data has no times, so it cannot be split by time. Import it with a time column or choose another split.</source>
        <translation>此数据没有时间，无法按时间划分。请带时间列重新导入，或选择其他划分。</translation>
    </message>
    <message>
        <source>This data brings no split of its own. Import it with train, validation and test files or a split column, or choose another split.</source>
        <translation>此数据没有自带的划分。请带训练、验证和测试文件或划分列重新导入，或选择其他划分。</translation>
    </message>
    <message>
        <source>A split that holds out whole users shows the model some of their items and hides the others, which train, valid and test cannot say. Choose another split.</source>
        <translation>留出整个用户的划分会向模型展示这些用户的部分物品并隐藏其余物品，train、valid 和 test 无法表达这一点。请选择其他划分。</translation>
    </message>
    <message>
        <source>A split by time needs at least three different times, and this data has %1. Choose another split.</source>
        <translation>按时间划分至少需要三个不同的时间，而这份数据只有 %1 个。请选择其他划分方式。</translation>
    </message>
    <message>
        <source>There is no split called “%1”. Choose user-random, leave-one-out, time, strong, given or given-test.</source>
        <translation>没有名为“%1”的划分方式。可选：user-random、leave-one-out、time、strong、given 或 given-test。</translation>
    </message>
</context>
<context>
    <name>Suitability</name>
    <message>
        <source>%1 %2 with %3 interactions each on average are enough to learn from.</source>
        <translation>%1 位%2，平均每位 %3 次交互，足以学习。</translation>
    </message>
    <message>
        <source>Uses the order of a history, and the data has neither times nor an order of its own.</source>
        <translation>需要历史的先后顺序，而数据既没有时间，也没有自身的顺序。</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
</context>
<context>
    <name>Train</name>
    <message>
        <source>Training diverged in epoch %1: a weight is no longer a number. Lower the learning rate; the best weights so far are kept.</source>
        <translation>训练在第 %1 轮发散：有权重不再是有效数字。请调低学习率；目前为止的最佳权重已保留。</translation>
    </message>
    <message>
        <source>All %1 epochs are done.</source>
        <translation>全部 %1 轮已完成。</translation>
    </message>
    <message>
        <source>No better %1 for %2 epochs.</source>
        <translation>%1 已连续 %2 轮没有提升。</translation>
    </message>
    <message>
        <source>The time budget of %1 minutes is used up.</source>
        <translation>%1 分钟的时间预算已用完。</translation>
    </message>
    <message>
        <source>Training diverged in epoch %1: %2 is no longer a number. Lower the learning rate; the best weights so far are kept.</source>
        <translation>训练在第 %1 轮发散：%2 不再是有效数字。请调低学习率；目前为止的最佳权重已保留。</translation>
    </message>
    <message>
        <source>Training diverged in epoch %1: %2 has grown to more than %3 times its start. Lower the learning rate; the best weights so far are kept.</source>
        <translation>训练在第 %1 轮发散：%2 已增长到初始值的 %3 倍以上。请调低学习率；目前为止的最佳权重已保留。</translation>
    </message>
    <message>
        <source>Stopped by you. The best epoch so far is kept.</source>
        <translation>已按您的要求停止，保留目前为止的最佳轮次。</translation>
    </message>
    <message>
        <source>Solved directly, without epochs.</source>
        <translation>已直接求解，无需轮次。</translation>
    </message>
    <message>
        <source>This model cannot be trained.</source>
        <translation>该模型无法训练。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>The most passes over all users. More gives slow learners time; the best one is kept in any case.</source>
        <translation>遍历全部用户的最多次数。更多轮数给学得慢的模型留出时间；无论如何都会保留最佳的一轮。</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心值</translation>
    </message>
    <message>
        <source>Stops after this many epochs without a better value on validation. Raising it waits longer; 0 never stops for it.</source>
        <translation>验证指标连续这么多轮没有提升就停止。调高会多等一会儿；0 表示从不因此停止。</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>最佳依据</translation>
    </message>
    <message>
        <source>Time budget</source>
        <translation>时间预算</translation>
    </message>
    <message>
        <source>Stops training after this time and keeps the best epoch. Raising it allows more epochs; 0 sets no limit.</source>
        <translation>到时间后停止训练并保留最佳轮次。调高可训练更多轮；0 表示不限制。</translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation>验证间隔</translation>
    </message>
    <message>
        <source>Raising it validates less often, which saves time on large catalogues but may miss the best epoch.</source>
        <translation>调高会降低验证频率，物品很多时可节省时间，但可能错过最佳轮次。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>More threads train faster, fewer leave the machine to other work; 0 uses all cores.</source>
        <translation>线程越多训练越快，越少则给其他工作留出余地；0 表示使用全部核心。</translation>
    </message>
    <message>
        <source>Checkpoint interval</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>Raising it writes to the project less often; lowering it loses less when the program is killed. 0 saves after every epoch.</source>
        <translation>调高会减少写入项目的次数；调低可在程序被强制结束时少丢失进度。0 表示每轮都保存。</translation>
    </message>
    <message>
        <source>Timing a few steps</source>
        <translation>正在试跑几步以估计用时</translation>
    </message>
    <message>
        <source>The saved state of this run cannot be read. Train it again.</source>
        <translation>无法读取该运行保存的状态。请重新训练。</translation>
    </message>
    <message>
        <source>%1 cannot serve users it has not seen in training, so the split that holds out whole users does not suit it. Choose another split.</source>
        <translation>%1 无法服务训练中未见过的用户，因此不适用整体留出用户的划分。请换一种划分方式。</translation>
    </message>
    <message>
        <source>Training needs more memory than this computer has free. Choose smaller layers or a smaller batch.</source>
        <translation>训练所需内存超过本机可用内存。请选择更小的网络层或更小的批次。</translation>
    </message>
    <message>
        <source>Training stopped because of an unexpected error. Its last checkpoint is kept.</source>
        <translation>训练因意外错误而停止。最后一个检查点已保留。</translation>
    </message>
    <message>
        <source>The project can only be read, so a run cannot be stored in it. Copy the project to a folder you can write to.</source>
        <translation>该项目为只读，无法在其中保存运行。请将项目复制到可写入的文件夹。</translation>
    </message>
    <message>
        <source>%1 is finished. Clone it to train it with other settings.</source>
        <translation>%1 已完成。如需用其他设置训练，请复制该运行。</translation>
    </message>
    <message>
        <source>%1 is being trained by another window or command.</source>
        <translation>%1 正由另一个窗口或命令训练。</translation>
    </message>
    <message>
        <source>%1 was trained on other data, so it cannot go on here.</source>
        <translation>%1 是用其他数据训练的，无法在此继续。</translation>
    </message>
    <message>
        <source>This run is no longer in the project. Choose another in Runs.</source>
        <translation>这次运行已不在项目中。请在“运行记录”中另选一个。</translation>
    </message>
    <message>
        <source>%1 learns from the order of a history, and this data has neither times nor an order of its own. Import it with a time column or choose another model.</source>
        <translation>%1 从历史的先后顺序中学习，而这份数据既没有时间，也没有自身的顺序。请带时间列重新导入，或选择其他模型。</translation>
    </message>
    <message>
        <source>This search is no longer in the project. Start a new one.</source>
        <translation>项目中已没有这次搜索。请重新开始一次。</translation>
    </message>
    <message>
        <source>The measure on validation that decides which epoch is the best. Choose the one you will evaluate the model by.</source>
        <translation>决定哪一轮最佳的验证指标。请选择您将用来评估模型的那个指标。</translation>
    </message>
    <message>
        <source>Nothing to choose by without a validation part: %1 as usual.</source>
        <translation>没有验证集，无从选择：%1 取常用值。</translation>
    </message>
    <message>
        <source>Beyond %1 items it takes too long to try several: %2 as usual.</source>
        <translation>物品超过 %1 个时逐一尝试耗时太长：%2 取常用值。</translation>
    </message>
    <message>
        <source>Chosen by %1 on validation while it rose to 1: %2.</source>
        <translation>在权重升至 1 的过程中按验证集上的 %1 选定：%2。</translation>
    </message>
    <message>
        <source>Chosen by %1 on validation: %2, of %3 tried.</source>
        <translation>按验证集上的 %1 选定：%2（共尝试 %3 组）。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Suggested for this data: %1.</source>
        <translation>根据此数据建议：%1。</translation>
    </message>
    <message>
        <source>All %1 epochs are done. The split has no validation part, so the last one is kept, and nothing says whether fewer would have been better.</source>
        <translation>%1 轮全部完成。此划分没有验证部分，因此保留最后一轮的结果，无法判断更少的轮数是否更好。</translation>
    </message>
    <message>
        <source>%1 Others were not tried, for want of time or because you stopped.</source>
        <translation>%1 因时间不足或被您停止，其余未尝试。</translation>
    </message>
</context>
<context>
    <name>Tune</name>
    <message>
        <source>There is already a study “%1”. Go on with it or choose another name.</source>
        <translation>已有名为“%1”的调参研究。请继续它，或换一个名称。</translation>
    </message>
    <message>
        <source>There is no study “%1”: the project has none yet.</source>
        <translation>没有名为“%1”的调参研究：项目中还没有任何研究。</translation>
    </message>
    <message>
        <source>There is no study “%1”. There are: %2.</source>
        <translation>没有名为“%1”的调参研究。现有：%2。</translation>
    </message>
    <message>
        <source>The range “%1” cannot be used. Write key=low:high or key=a|b|c with values the parameter can take.</source>
        <translation>范围“%1”无法使用。请写成 key=下限:上限 或 key=a|b|c，并使用该参数可取的值。</translation>
    </message>
    <message>
        <source>There is nothing to search: every parameter is fixed or has no usual range. Give one a range.</source>
        <translation>没有可搜索的内容：每个参数都已固定或没有常用范围。请至少给一个参数指定范围。</translation>
    </message>
    <message>
        <source>What the study “%1” was to try cannot be read. Start a new one.</source>
        <translation>无法读取调参研究“%1”要尝试的内容。请新建一个。</translation>
    </message>
    <message>
        <source>Trying settings</source>
        <translation>正在尝试参数</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>次试验</translation>
    </message>
    <message>
        <source>The split has no validation part, and settings are never chosen by the test. Give it one.</source>
        <translation>该划分没有验证集，而参数绝不能依据测试集选择。请为其设置验证集。</translation>
    </message>
    <message>
        <source>There is no search method “%1”. There are: random, halving.</source>
        <translation>没有名为“%1”的搜索方法。现有：random、halving。</translation>
    </message>
    <message>
        <source>A search needs a number of trials or of minutes.</source>
        <translation>搜索需要给定试验次数或分钟数。</translation>
    </message>
    <message>
        <source>%1 is solved in one go, without epochs to share out. Search at random instead.</source>
        <translation>%1 一次求解，没有可分配的训练轮次。请改用随机搜索。</translation>
    </message>
    <message>
        <source>The rounds of “%1” are planned together, so it cannot have more trials. Start a new search with more of them.</source>
        <translation>“%1”的各轮是一起规划的，不能再增加试验。请新建一个试验更多的搜索。</translation>
    </message>
    <message>
        <source>The trials of “%1” are not limited. Give it more minutes instead.</source>
        <translation>“%1”不限试验次数。请改为增加时间。</translation>
    </message>
    <message>
        <source>The time of “%1” is not limited. Give it more trials instead.</source>
        <translation>“%1”不限时间。请改为增加试验。</translation>
    </message>
    <message>
        <source>A search tries %1 settings at most. Ask for fewer.</source>
        <translation>一次搜索最多尝试 %1 组设置。请减少数量。</translation>
    </message>
    <message>
        <source>“%1” is a search for the best model, not over one model&apos;s settings. Go on with it there.</source>
        <translation>“%1”是寻找最佳模型，不是对单个模型设置的搜索。请在那里继续。</translation>
    </message>
</context>
<context>
    <name>TuneLines</name>
    <message>
        <source>Trial %1</source>
        <translation>试验 %1</translation>
    </message>
</context>
<context>
    <name>Unit</name>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>items</source>
        <translation>个物品</translation>
    </message>
    <message>
        <source>interactions</source>
        <translation>条交互</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>interactions</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>purchases</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>viewers</source>
        <translation>观众</translation>
    </message>
    <message>
        <source>viewer</source>
        <translation>观众</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>观众</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>观众</translation>
    </message>
    <message>
        <source>works</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>views</source>
        <translation>观看</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>观看</translation>
    </message>
    <message>
        <source>members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>帖子</translation>
    </message>
    <message>
        <source>post</source>
        <translation>帖子</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>帖子</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>帖子</translation>
    </message>
    <message>
        <source>reactions</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>Reactions</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>holdings</source>
        <translation>持有</translation>
    </message>
    <message>
        <source>Holdings</source>
        <translation>持有</translation>
    </message>
    <message>
        <source>learners</source>
        <translation>学员</translation>
    </message>
    <message>
        <source>learner</source>
        <translation>学员</translation>
    </message>
    <message>
        <source>Learners</source>
        <translation>学员</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>学员</translation>
    </message>
    <message>
        <source>courses</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>course</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>enrolments</source>
        <translation>选课</translation>
    </message>
    <message>
        <source>Enrolments</source>
        <translation>选课</translation>
    </message>
    <message>
        <source>items</source>
        <comment>of a shop</comment>
        <translation>商品</translation>
    </message>
    <message>
        <source>item</source>
        <comment>of a shop</comment>
        <translation>商品</translation>
    </message>
    <message>
        <source>Items</source>
        <comment>of a shop</comment>
        <translation>商品</translation>
    </message>
    <message>
        <source>Item</source>
        <comment>of a shop</comment>
        <translation>商品</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>users</comment>
        <translation>%1 个%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>items</comment>
        <translation>%1 个%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>interactions</comment>
        <translation>%1 条%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>customers</comment>
        <translation>%1 位%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>items of a shop</comment>
        <translation>%1 件%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>purchases</comment>
        <translation>%1 次%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>viewers</comment>
        <translation>%1 位%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>works</comment>
        <translation>%1 部%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>views</comment>
        <translation>%1 次%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>members</comment>
        <translation>%1 位%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>posts</comment>
        <translation>%1 篇%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>reactions</comment>
        <translation>%1 条%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>clients</comment>
        <translation>%1 位%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>products</comment>
        <translation>%1 款%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>holdings</comment>
        <translation>%1 笔%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>learners</comment>
        <translation>%1 位%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>courses</comment>
        <translation>%1 门%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>enrolments</comment>
        <translation>%1 次%2</translation>
    </message>
</context>
<context>
    <name>WhatsThis</name>
    <message>
        <source>Shows only the projects whose name or folder holds these words.</source>
        <translation>只显示名称或文件夹包含这些文字的项目。</translation>
    </message>
    <message>
        <source>Opens the sample that comes with Tastescope: a year of purchases in a gift shop.</source>
        <translation>打开随附的示例：一家礼品店一年的购买记录。</translation>
    </message>
    <message>
        <source>Asks for a file with data and begins to import it.</source>
        <translation>选择一个数据文件并开始导入。</translation>
    </message>
    <message>
        <source>Goes to where a model is set up and trained.</source>
        <translation>前往设置和训练模型的页面。</translation>
    </message>
    <message>
        <source>Writes a table of the project to a text file.</source>
        <translation>将项目中的表格写入文本文件。</translation>
    </message>
    <message>
        <source>Writes a table of the runs to a text file.</source>
        <translation>将运行的表格写入文本文件。</translation>
    </message>
    <message>
        <source>Writes a report of these runs, or their numbers as a table.</source>
        <translation>将这些运行写成报告，或将数值写成表格。</translation>
    </message>
    <message>
        <source>The pages of the data: an overview, then people, items, links and how it was read.</source>
        <translation>数据的各个页面：概览，然后是人、物品、关系以及读取方式。</translation>
    </message>
    <message>
        <source>How much time one bar of the chart stands for.</source>
        <translation>图中每个条形代表多长时间。</translation>
    </message>
    <message>
        <source>Shows only the people whose id holds these letters.</source>
        <translation>只显示 ID 包含这些字符的人。</translation>
    </message>
    <message>
        <source>The people of the data; whoever is selected has the history beside it.</source>
        <translation>数据中的人；选中一人，旁边即显示其历史。</translation>
    </message>
    <message>
        <source>What the selected person had, with the attributes of the items.</source>
        <translation>选中的人有过的物品及其属性。</translation>
    </message>
    <message>
        <source>What this person had; rows that carry the selected recommendation are marked.</source>
        <translation>此人有过的物品；支撑所选推荐的行会被标出。</translation>
    </message>
    <message>
        <source>Shows this person on the map of a run.</source>
        <translation>在某个运行的地图上显示此人。</translation>
    </message>
    <message>
        <source>Shows this person on the map of the run.</source>
        <translation>在该运行的地图上显示此人。</translation>
    </message>
    <message>
        <source>Shows what this person would be recommended.</source>
        <translation>显示会推荐给此人的物品。</translation>
    </message>
    <message>
        <source>Takes the settings over from an earlier run.</source>
        <translation>沿用先前某个运行的设置。</translation>
    </message>
    <message>
        <source>Sets every setting back to what it was at first.</source>
        <translation>将所有设置恢复为初始值。</translation>
    </message>
    <message>
        <source>Trains this model after those that train now.</source>
        <translation>在当前训练之后训练此模型。</translation>
    </message>
    <message>
        <source>Chooses which part of the data is learned from and which is kept for measuring.</source>
        <translation>选择用哪部分数据学习，保留哪部分用于衡量。</translation>
    </message>
    <message>
        <source>How many times the model is trained, each time from another seed.</source>
        <translation>模型训练的次数，每次使用不同的种子。</translation>
    </message>
    <message>
        <source>The number that all random draws begin with; the same one gives the same run.</source>
        <translation>所有随机抽取的起始数；相同的种子得到相同的运行。</translation>
    </message>
    <message>
        <source>The number on validation that decides which epoch is the best.</source>
        <translation>由验证集上的这个指标决定哪一轮最好。</translation>
    </message>
    <message>
        <source>Shows or hides the settings that seldom need a change.</source>
        <translation>显示或隐藏很少需要改动的设置。</translation>
    </message>
    <message>
        <source>Shows only the runs whose name or note holds these words.</source>
        <translation>只显示名称或备注包含这些文字的运行。</translation>
    </message>
    <message>
        <source>Shows only the runs of this model.</source>
        <translation>只显示该模型的运行。</translation>
    </message>
    <message>
        <source>Shows only the runs with a star.</source>
        <translation>只显示加了星标的运行。</translation>
    </message>
    <message>
        <source>All trained runs; those with a mark are compared below.</source>
        <translation>所有训练过的运行；勾选的在下方比较。</translation>
    </message>
    <message>
        <source>Shows the curves and settings of this run.</source>
        <translation>显示该运行的曲线和设置。</translation>
    </message>
    <message>
        <source>Writes a note beside this run.</source>
        <translation>为该运行写备注。</translation>
    </message>
    <message>
        <source>Sets up a new run that begins with the settings of this one.</source>
        <translation>以该运行的设置为起点设置新的运行。</translation>
    </message>
    <message>
        <source>The metric on validation after each epoch, a line for each compared run.</source>
        <translation>每轮之后验证集上的指标，每个参与比较的运行一条线。</translation>
    </message>
    <message>
        <source>Whether the curves lie over epochs or over time.</source>
        <translation>曲线按轮次还是按时间绘制。</translation>
    </message>
    <message>
        <source>The run whose latent space is shown.</source>
        <translation>显示哪个运行的隐空间。</translation>
    </message>
    <message>
        <source>Whether the map shows people or items.</source>
        <translation>地图显示人还是物品。</translation>
    </message>
    <message>
        <source>Each point is one person or item; those that lie close are alike to the model.</source>
        <translation>每个点代表一个人或一件物品；对模型来说，相近的点彼此相似。</translation>
    </message>
    <message>
        <source>Whether points are drawn one by one or as density.</source>
        <translation>逐点绘制还是按密度绘制。</translation>
    </message>
    <message>
        <source>What the colours mean; a row selects its group.</source>
        <translation>颜色的含义；点击一行即选中该组。</translation>
    </message>
    <message>
        <source>By what the latent dimensions are ordered.</source>
        <translation>隐维度按什么排序。</translation>
    </message>
    <message>
        <source>The run that makes the recommendations.</source>
        <translation>由哪个运行给出推荐。</translation>
    </message>
    <message>
        <source>Makes up a person from items and shows what they would be recommended.</source>
        <translation>用若干物品虚构一个人，并显示会推荐什么。</translation>
    </message>
    <message>
        <source>The people of the data; choose one to see their recommendations.</source>
        <translation>数据中的人；选择一人即可查看其推荐。</translation>
    </message>
    <message>
        <source>Recommends only items with certain attributes.</source>
        <translation>只推荐具有特定属性的物品。</translation>
    </message>
    <message>
        <source>Adds an item to the history, to see how the list changes; nothing is stored.</source>
        <translation>向历史中添加一件物品，看列表如何变化；不会存储。</translation>
    </message>
    <message>
        <source>What this person would be recommended, the best first.</source>
        <translation>会推荐给此人的物品，最好的排在最前。</translation>
    </message>
    <message>
        <source>Recommendations by their score, sampled from what the model holds possible, or written on.</source>
        <translation>按得分推荐、从模型认为可能的结果中抽样，或续写序列。</translation>
    </message>
    <message>
        <source>Chooses which runs are evaluated side by side.</source>
        <translation>选择哪些运行并排评估。</translation>
    </message>
    <message>
        <source>The run that the others are compared with.</source>
        <translation>与其他运行相比较的运行。</translation>
    </message>
    <message>
        <source>Copies how these numbers were made, as text.</source>
        <translation>以文字形式复制这些数值的得出方式。</translation>
    </message>
    <message>
        <source>Every chosen run with its metrics and their 95 % intervals.</source>
        <translation>所选的每个运行及其指标和 95% 区间。</translation>
    </message>
    <message>
        <source>How many items of each list are measured.</source>
        <translation>每个列表衡量前多少件物品。</translation>
    </message>
    <message>
        <source>What a recall is divided by: all held-out items, or as many as the list has room for.</source>
        <translation>召回率的分母：全部留出物品，或不超过列表长度的数量。</translation>
    </message>
    <message>
        <source>The attribute of the items whose shares are compared.</source>
        <translation>比较其占比的物品属性。</translation>
    </message>
    <message>
        <source>By what people or items are put into groups.</source>
        <translation>按什么把人或物品分组。</translation>
    </message>
    <message>
        <source>What the other run would recommend to this person, and where it stands in the first list.</source>
        <translation>另一次运行会向此人推荐什么，以及各项在第一个列表中的位置。</translation>
    </message>
    <message>
        <source>Puts the list of another run beside this one.</source>
        <translation>把另一次运行的列表放在此列表旁边。</translation>
    </message>
    <message>
        <source>Takes the other run&apos;s list away.</source>
        <translation>移走另一次运行的列表。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>数据(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开的项目(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>外观(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Follow system</source>
        <translation>跟随系统(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;System language</source>
        <translation>系统语言(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;New project from data…</source>
        <translation>用数据新建项目(&amp;N)…</translation>
    </message>
    <message>
        <source>Import a file and make a project of it</source>
        <translation>导入文件并建立项目</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开项目(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation>打开项目文件</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>Real purchases of a UK gift shop</source>
        <translation>一家英国礼品店的真实购买记录</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>关闭项目(&amp;C)</translation>
    </message>
    <message>
        <source>Close the project; everything is already saved</source>
        <translation>关闭项目，所有内容都已保存</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Write a table to a text file</source>
        <translation>把表格写入文本文件</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Quit Tastescope</source>
        <translation>退出 Tastescope</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Undo what the status bar names</source>
        <translation>撤销状态栏中提到的操作</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selection; tables copy with headers</source>
        <translation>复制所选内容，表格连同表头一起复制</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select everything in the current list</source>
        <translation>选中当前列表的全部内容</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Go to the search field of this screen</source>
        <translation>转到当前页面的搜索框</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Use the whole screen or go back</source>
        <translation>切换全屏显示</translation>
    </message>
    <message>
        <source>&amp;Explore the data</source>
        <translation>浏览数据(&amp;E)</translation>
    </message>
    <message>
        <source>Counts, long tail, activity, people and items</source>
        <translation>数量、长尾、活跃度、用户和物品</translation>
    </message>
    <message>
        <source>Export &amp;interactions…</source>
        <translation>导出交互记录(&amp;I)…</translation>
    </message>
    <message>
        <source>Write the imported interactions to a text file</source>
        <translation>把导入的交互记录写入文本文件</translation>
    </message>
    <message>
        <source>&amp;Train a model…</source>
        <translation>训练模型(&amp;T)…</translation>
    </message>
    <message>
        <source>Set up a new training</source>
        <translation>设置新的训练</translation>
    </message>
    <message>
        <source>&amp;All runs</source>
        <translation>全部运行记录(&amp;A)</translation>
    </message>
    <message>
        <source>The table of trained models</source>
        <translation>已训练模型的列表</translation>
    </message>
    <message>
        <source>&amp;Evaluate and compare</source>
        <translation>评估与对比(&amp;E)</translation>
    </message>
    <message>
        <source>Runs side by side</source>
        <translation>运行对比</translation>
    </message>
    <message>
        <source>Export &amp;recommendations…</source>
        <translation>导出推荐结果(&amp;R)…</translation>
    </message>
    <message>
        <source>Write everyone&apos;s list to a text file</source>
        <translation>把每个人的推荐列表写入文本文件</translation>
    </message>
    <message>
        <source>Mi&amp;nimise</source>
        <translation>最小化(&amp;N)</translation>
    </message>
    <message>
        <source>Put the window away</source>
        <translation>收起窗口</translation>
    </message>
    <message>
        <source>Ma&amp;ximise or restore</source>
        <translation>最大化或还原(&amp;X)</translation>
    </message>
    <message>
        <source>Fill the screen or go back</source>
        <translation>铺满屏幕或还原</translation>
    </message>
    <message>
        <source>&amp;Help for this screen</source>
        <translation>本页帮助(&amp;H)</translation>
    </message>
    <message>
        <source>What this screen shows and what its keys are</source>
        <translation>本页显示什么，有哪些按键</translation>
    </message>
    <message>
        <source>&amp;What&apos;s this?</source>
        <translation>这是什么(&amp;W)？</translation>
    </message>
    <message>
        <source>Point at something to read what it is</source>
        <translation>指向任意位置，查看说明</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>All keys of the window</source>
        <translation>窗口的全部按键</translation>
    </message>
    <message>
        <source>&amp;About Tastescope</source>
        <translation>关于 Tastescope(&amp;A)</translation>
    </message>
    <message>
        <source>Versions and licence</source>
        <translation>版本与许可</translation>
    </message>
    <message>
        <source>Save a co&amp;py…</source>
        <translation>保存副本(&amp;P)…</translation>
    </message>
    <message>
        <source>Copy the project as it is now into another file</source>
        <translation>将项目的当前状态复制到另一个文件</translation>
    </message>
    <message>
        <source>Chec&amp;k project…</source>
        <translation>检查项目(&amp;K)…</translation>
    </message>
    <message>
        <source>Say whether everything in a project file is whole, and save what is</source>
        <translation>说明项目文件是否完好，并保存完好的部分</translation>
    </message>
    <message>
        <source>Text si&amp;ze</source>
        <translation>文字大小(&amp;Z)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>size of text</comment>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ActivityChart</name>
    <message>
        <source>busiest day, %1</source>
        <translation>最忙的一天，%1</translation>
    </message>
    <message>
        <source>busiest week, %1</source>
        <translation>最忙的一周，%1</translation>
    </message>
    <message>
        <source>busiest month, %1</source>
        <translation>最忙的一月，%1</translation>
    </message>
    <message>
        <source>week of %1: %2</source>
        <translation>%1 当周：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::AppContext</name>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Opening the sample</source>
        <translation>正在打开示例</translation>
    </message>
    <message>
        <source>Changing the kind of data</source>
        <translation>正在更改数据类型</translation>
    </message>
    <message>
        <source>Somebody has changed the data of this project.</source>
        <translation>有人更改了该项目的数据。</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::AppendsPanel</name>
    <message>
        <source>Undo all the same</source>
        <translation>仍然撤销</translation>
    </message>
    <message>
        <source>%1, added %2</source>
        <comment>a file and when</comment>
        <translation>%1，添加于 %2</translation>
    </message>
    <message>
        <source>%1 rows read = %2 new + %3 merged + %4 filtered + %5 rejected</source>
        <translation>读取 %1 行 = 新增 %2 + 合并 %3 + 过滤 %4 + 拒绝 %5</translation>
    </message>
    <message>
        <source>Added since the import</source>
        <translation>导入之后添加的数据</translation>
    </message>
    <message>
        <source>Undo the last</source>
        <translation>撤销最近一次</translation>
    </message>
    <message>
        <source>Takes back what was added last; runs trained with it wait for its return</source>
        <translation>撤回最近添加的数据；用它训练的运行要等数据再次添加后才能使用</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::BaselineBox</name>
    <message>
        <source>Already trained on this split: %1.</source>
        <translation>已在此划分上训练过：%1。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::BestModel</name>
    <message>
        <source>%1: the choice</source>
        <translation>%1：所选模型</translation>
    </message>
    <message>
        <source>On validation, by which the choice is made.</source>
        <translation>在验证集上，选择以此为准。</translation>
    </message>
    <message>
        <source>The 95 % interval over users, on a scale all models share.</source>
        <translation>按用户计算的 95% 区间，所有模型共用同一刻度。</translation>
    </message>
    <message>
        <source>Of the catalogue, in all lists together.</source>
        <translation>所有列表合计占目录的比例。</translation>
    </message>
    <message>
        <source>Bits of self-information: higher for what few have.</source>
        <translation>自信息（比特）：拥有者越少越高。</translation>
    </message>
    <message>
        <source>Trainings of this model; the row shows the best of them.</source>
        <translation>该模型的训练次数；本行显示其中最好的一次。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Novelty</source>
        <translation>新颖度</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>How likely chance alone makes the two differ so on the test (Wilcoxon, Holm).</source>
        <translation>仅凭偶然，两者在测试集上相差这么多的可能性（Wilcoxon，Holm 校正）。</translation>
    </message>
    <message>
        <source>Looked at at the end, for the finalists alone.</source>
        <translation>最后才查看，且只针对入围模型。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::BestPage</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>寻找中</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>正在结束</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Novelty of the lists</source>
        <translation>列表新颖度</translation>
    </message>
    <message>
        <source>Seconds of training</source>
        <translation>训练秒数</translation>
    </message>
    <message>
        <source>Megabytes of weights</source>
        <translation>权重大小（MB）</translation>
    </message>
    <message>
        <source>Share of the catalogue in the lists</source>
        <translation>列表覆盖目录的比例</translation>
    </message>
    <message>
        <source>Find the best model</source>
        <translation>寻找最佳模型</translation>
    </message>
    <message>
        <source>Train one model</source>
        <translation>训练单个模型</translation>
    </message>
    <message>
        <source>New search</source>
        <translation>新的搜索</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>立即结束</translation>
    </message>
    <message>
        <source>Tries nothing more and tests what is there.</source>
        <translation>不再尝试，对已有结果做测试。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Keeps everything; it goes on where it was.</source>
        <translation>全部保留；之后从原处继续。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Minutes for everything</source>
        <translation>总分钟数</translation>
    </message>
    <message>
        <source>What the model is chosen by</source>
        <translation>选择模型的依据</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确度</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Novelty</source>
        <translation>新颖度</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Among models as accurate as the best on validation.</source>
        <translation>在验证集上与最佳模型同样准确的模型之中。</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Choose by</source>
        <translation>选择依据</translation>
    </message>
    <message>
        <source>How much of the time is used</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>查看该运行</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>排行榜</translation>
    </message>
    <message>
        <source>the best training of each model; double-click opens it in Runs</source>
        <translation>每个模型最好的一次训练；双击在“运行”中打开</translation>
    </message>
    <message>
        <source>Simple models come first, so there is an answer within seconds of the start.</source>
        <translation>先试简单的模型，开始后几秒内就有答案。</translation>
    </message>
    <message>
        <source>Accuracy against</source>
        <translation>准确度对比</translation>
    </message>
    <message>
        <source>What accuracy is held against</source>
        <translation>与准确度对比的指标</translation>
    </message>
    <message>
        <source>Accuracy of each model against what else counts</source>
        <translation>各模型的准确度与其他指标</translation>
    </message>
    <message>
        <source>Look longer</source>
        <translation>继续寻找</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>As many minutes more as stand below, then another test.</source>
        <translation>再寻找下方所填的分钟数，然后重新测试。</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>正在训练 %1</translation>
    </message>
    <message>
        <source>Training %1, %2 so far</source>
        <translation>正在训练 %1，目前 %2</translation>
    </message>
    <message>
        <source>Several models and settings are tried; the test decides nothing.</source>
        <translation>尝试多种模型和设置；测试集不参与选择。</translation>
    </message>
    <message>
        <source>for the training of the moment to end</source>
        <translation>等待当前训练结束</translation>
    </message>
    <message>
        <source>%1 trainings</source>
        <translation>%1 次训练</translation>
    </message>
    <message>
        <source>%1 of %2 min</source>
        <translation>%1 / %2 分钟</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Not tried: %1</source>
        <translation>未尝试：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>chosen on validation</source>
        <translation>按验证集选择</translation>
    </message>
    <message>
        <source>95 % intervals</source>
        <translation>95% 区间</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::BestRunner</name>
    <message>
        <source>Finding the best model</source>
        <translation>寻找最佳模型</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::CalibrationPanel</name>
    <message>
        <source>The %1 have no attribute that puts them into kinds, such as a category or a price. With a file about them, the shares of the kinds are compared here.</source>
        <translation>%1没有可用于分类的属性（例如类别或价格）。导入相关文件后，这里会对比各类的占比。</translation>
    </message>
    <message>
        <source>%1 is off by %2 % on average.</source>
        <translation>%1 平均偏离 %2%。</translation>
    </message>
    <message>
        <source>history</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>%1, lists against histories</source>
        <translation>%1，列表对比历史</translation>
    </message>
    <message>
        <source>lists against histories</source>
        <translation>列表对比历史</translation>
    </message>
    <message>
        <source>Attribute of the %1</source>
        <translation>%1的属性</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::CharacteristicList</name>
    <message>
        <source>lift</source>
        <translation>提升度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Lift: how many times more often than among everyone.</source>
        <translation>提升度：相对于全体的出现频率倍数。</translation>
    </message>
    <message>
        <source>Lift %1, 95 % interval %2 to %3</source>
        <translation>提升度 %1，95% 区间 %2 至 %3</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::CheckDialog</name>
    <message>
        <source>Checking %1</source>
        <translation>正在检查 %1</translation>
    </message>
    <message>
        <source>Save what can be saved</source>
        <translation>保存完好的部分</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 修复</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>正在保存 %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2/%3</translation>
    </message>
    <message>
        <source>The check was cancelled. The file was only read.</source>
        <translation>检查已取消。文件只被读取，没有改动。</translation>
    </message>
    <message>
        <source>Saving was cancelled. Nothing was written.</source>
        <translation>保存已取消，未写入任何内容。</translation>
    </message>
    <message>
        <source>%1, %2, %3 and %4</source>
        <extracomment>customers, items, purchases, runs: &quot;160 customers, 48 items, 1,842 purchases and 2 runs&quot;</extracomment>
        <translation>%1、%2、%3、%4</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved to %1: %2.</source>
        <translation>已保存到 %1：%2。</translation>
    </message>
    <message>
        <source>Damage:</source>
        <translation>损坏：</translation>
    </message>
    <message>
        <source>Remark:</source>
        <translation>说明：</translation>
    </message>
    <message>
        <source>Looked at %1 in %2.</source>
        <translation>已检查 %1，用时 %2。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open the new project</source>
        <translation>打开新项目</translation>
    </message>
    <message>
        <source>Save what can be saved…</source>
        <translation>保存完好的部分…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Check project</source>
        <translation>检查项目</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::CleaningStep</name>
    <message>
        <source>This day lies before the first one.</source>
        <translation>这一天早于起始日。</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>清洗</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>不低于 %1</translation>
    </message>
    <message>
        <source>core %1 / %2</source>
        <translation>核 %1 / %2</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>With these settings nothing is left.</source>
        <translation>按此设置没有剩下任何数据。</translation>
    </message>
    <message>
        <source>Which rows should stay?</source>
        <translation>保留哪些行？</translation>
    </message>
    <message>
        <source>The equation below follows every change. What is filtered stays in your file.</source>
        <translation>下方等式随每次更改更新。被筛掉的行仍在原文件中。</translation>
    </message>
    <message>
        <source>Repeated rows</source>
        <translation>重复行</translation>
    </message>
    <message>
        <source>The same %1 and %2 again</source>
        <translation>相同的%1与%2再次出现</translation>
    </message>
    <message>
        <source>Add up for quantities and plays, keep the last for ratings.</source>
        <translation>数量与播放次数适合累加，评分适合保留最后一次。</translation>
    </message>
    <message>
        <source>Low values</source>
        <translation>低数值</translation>
    </message>
    <message>
        <source>&amp;At least</source>
        <translation>至少(&amp;A)</translation>
    </message>
    <message>
        <source>Filter by value</source>
        <translation>按数值筛选</translation>
    </message>
    <message>
        <source>Lowest value that stays</source>
        <translation>保留的最低数值</translation>
    </message>
    <message>
        <source>Value threshold</source>
        <translation>数值下限</translation>
    </message>
    <message>
        <source>Rare %1 and %2</source>
        <translation>稀少的%1与%2</translation>
    </message>
    <message>
        <source>repeated until nothing changes</source>
        <translation>反复筛选直到不再变化</translation>
    </message>
    <message>
        <source>%1 per %2, at least</source>
        <translation>每个%2的%1数，至少</translation>
    </message>
    <message>
        <source>Raising it drops items that few have.</source>
        <translation>调高会去掉少有人拥有的物品。</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>从(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>到(&amp;T)</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日</translation>
    </message>
    <message>
        <source>Rows below it are filtered, such as ratings under 4.</source>
        <translation>低于它的行被筛掉，例如低于 4 分的评分。</translation>
    </message>
    <message>
        <source>There is no value column; give a column that role first.</source>
        <translation>没有数值列；请先为某列指定该角色。</translation>
    </message>
    <message>
        <source>UTC, the day included.</source>
        <translation>UTC，含当日。</translation>
    </message>
    <message>
        <source>There is no time column.</source>
        <translation>没有时间列。</translation>
    </message>
    <message>
        <source>Raising it drops short histories.</source>
        <translation>调高会去掉较短的历史。</translation>
    </message>
    <message>
        <source>The times are positions, not dates.</source>
        <translation>时间列是先后次序，不是日期。</translation>
    </message>
    <message numerus="yes">
        <source>%n kinds of events</source>
        <translation>
            <numerusform>%n 种事件</numerusform>
        </translation>
    </message>
    <message>
        <source>In this order</source>
        <translation>按此顺序</translation>
    </message>
    <message>
        <source>each step on what the one before has left</source>
        <translation>每一步处理上一步留下的行</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>every event</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>Repeats in sequences</source>
        <translation>序列中的重复</translation>
    </message>
    <message>
        <source>&amp;Keep every event (for models that read order)</source>
        <translation>保留全部事件（供读取顺序的模型使用）(&amp;K)</translation>
    </message>
    <message>
        <source>Sequences then hold each repeat; everything else sees a pair once.</source>
        <translation>这样序列中会包含每次重复，其他部分每对只计一次。</translation>
    </message>
    <message>
        <source>There is no time column, so the order is not known.</source>
        <translation>没有时间列，因此顺序未知。</translation>
    </message>
    <message>
        <source>Keep ratings of %1 and more</source>
        <translation>只保留 %1 分及以上的评分</translation>
    </message>
    <message>
        <source>The values are ratings, and models learn from what people liked.</source>
        <translation>这些值是评分，而模型从人们喜欢的东西中学习。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::CloseQuestion</name>
    <message>
        <source>Writing the checkpoint</source>
        <translation>正在写入检查点</translation>
    </message>
    <message>
        <source>The window closes when the current step is saved.</source>
        <translation>当前进度保存后，窗口会自动关闭。</translation>
    </message>
    <message numerus="yes">
        <source>%n models are still waiting or training</source>
        <translation>
            <numerusform>还有 %n 个模型在训练或等待</numerusform>
        </translation>
    </message>
    <message>
        <source>A model is still training</source>
        <translation>有模型正在训练</translation>
    </message>
    <message>
        <source>A checkpoint keeps everything learned so far; the run waits as paused and goes on from there the next time. Discard removes the run.</source>
        <translation>检查点会保留目前学到的全部内容，本次运行转为暂停，下次从这里继续。选择丢弃则会删除本次运行。</translation>
    </message>
    <message>
        <source>&amp;Checkpoint and quit</source>
        <translation>存检查点并退出(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>继续训练(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ColumnsStep</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>使用 %1 / %2 列</translation>
    </message>
    <message>
        <source>The first rows are being read.</source>
        <translation>正在读取前几行。</translation>
    </message>
    <message>
        <source>Say which column is the user and which the item.</source>
        <translation>请指明哪一列是用户、哪一列是物品。</translation>
    </message>
    <message>
        <source>Say which column is the user.</source>
        <translation>请指明哪一列是用户。</translation>
    </message>
    <message>
        <source>Say which column is the item.</source>
        <translation>请指明哪一列是物品。</translation>
    </message>
    <message>
        <source>What do the columns mean?</source>
        <translation>各列的含义是什么？</translation>
    </message>
    <message>
        <source>A user and an item are needed. Values, times and attributes make more possible. Roles are guessed from names and content.</source>
        <translation>必须有用户列和物品列。数值、时间和属性能带来更多功能。角色根据列名和内容猜测。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>%1 的角色</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n doubts</source>
        <translation>
            <numerusform>%1，%n 处存疑</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ContrastPanel</name>
    <message>
        <source>Comparing the selection</source>
        <translation>正在比较所选</translation>
    </message>
    <message>
        <source>Characteristic %1</source>
        <translation>有代表性的%1</translation>
    </message>
    <message>
        <source>Most popular of these</source>
        <translation>其中最受欢迎的</translation>
    </message>
    <message>
        <source>Nothing is shared by three or more.</source>
        <translation>没有三人或以上共有的内容。</translation>
    </message>
    <message>
        <source>No %1 is had clearly more or less often.</source>
        <translation>没有哪种%1明显更多或更少。</translation>
    </message>
    <message>
        <source>No attribute differs by more than chance explains.</source>
        <translation>没有哪个属性的差异超出偶然所能解释的范围。</translation>
    </message>
    <message>
        <source>The data has no dates.</source>
        <translation>数据中没有日期。</translation>
    </message>
    <message>
        <source>No %1 is recommended clearly more or less often.</source>
        <translation>没有哪种%1明显更多或更少地被推荐。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Median history %1, of the others %2 (p = %3).</source>
        <translation>历史长度中位数为 %1，其余为 %2（p = %3）。</translation>
    </message>
    <message>
        <source>Median popularity %1, of the others %2 (p = %3).</source>
        <translation>受欢迎程度中位数为 %1，其余为 %2（p = %3）。</translation>
    </message>
    <message>
        <source>Bars: these. Line: the others.</source>
        <translation>柱：所选；线：其余。</translation>
    </message>
    <message>
        <source>%1 % of the places in their lists are the same (%2 and %3 lists).</source>
        <translation>双方列表中有 %1% 的位置相同（%2 个和 %3 个列表）。</translation>
    </message>
    <message>
        <source>What sets the selection apart</source>
        <translation>所选的特别之处</translation>
    </message>
    <message>
        <source>What these have that others do not</source>
        <translation>这些有而其余没有的</translation>
    </message>
    <message>
        <source>Traits</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Attributes that are more or less frequent among these</source>
        <translation>在这些中更多或更少见的属性</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When their %1 were</source>
        <translation>其%1发生的时间</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>What these would be recommended, and others would not</source>
        <translation>会推荐给这些而不会推荐给其余的</translation>
    </message>
    <message>
        <source>against everyone else</source>
        <translation>与其余全部比较</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>与 %1 比较</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>had by</source>
        <translation>拥有比例</translation>
    </message>
    <message>
        <source>of everyone</source>
        <translation>占全部</translation>
    </message>
    <message>
        <source>these</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>times</source>
        <translation>倍数</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ContrastRows</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1
%2 of %3, and %4 of %5 of the others
%6 times as many, 95 % interval %7 to %8</source>
        <translation>%1
所选 %3 中的 %2，其余 %5 中的 %4
为其余的 %6 倍，95% 区间 %7 至 %8</translation>
    </message>
    <message>
        <source>p = %1, Fisher&apos;s exact test with Holm&apos;s correction</source>
        <translation>p = %1，Fisher 精确检验，经 Holm 校正</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ContrastTimes</name>
    <message>
        <source>From %1: %2 % of theirs, %3 % of the others&apos;</source>
        <translation>自 %1 起：占所选的 %2%，占其余的 %3%</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::CrashBar</name>
    <message>
        <source>Tastescope did not end in order last time.</source>
        <translation>Tastescope 上次未正常退出。</translation>
    </message>
    <message>
        <source>Tastescope crashed last time. A report of it lies on this computer; it holds no data and is sent nowhere.</source>
        <translation>Tastescope 上次崩溃了。本机存有一份崩溃报告，其中不含任何数据，也不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Open %1 again</source>
        <translation>重新打开 %1</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>打开报告</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::CurveChart</name>
    <message>
        <source>%1 s · epoch %2</source>
        <translation>%1 秒 · 第 %2 轮</translation>
    </message>
    <message>
        <source>Epoch %1 · step %2</source>
        <translation>第 %1 轮 · 第 %2 步</translation>
    </message>
    <message>
        <source>%1, weight %2</source>
        <translation>%1，权重 %2</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::DataExplorer</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Import more…</source>
        <translation>导入更多…</translation>
    </message>
    <message>
        <source>Makes a new project from other data</source>
        <translation>用其他数据新建项目</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>拒绝的行</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Rejected rows  %1</source>
        <translation>拒绝的行  %1</translation>
    </message>
    <message>
        <source>How it was read</source>
        <translation>读取方式</translation>
    </message>
    <message numerus="yes">
        <source>How it was read: %n doubts</source>
        <translation>
            <numerusform>读取方式：%n 处存疑</numerusform>
        </translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>向左滚动</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>向右滚动</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Kind of data</source>
        <translation>数据类型</translation>
    </message>
    <message>
        <source>Decides the words the window uses</source>
        <translation>决定窗口使用的称呼</translation>
    </message>
    <message>
        <source>Add data to this project</source>
        <translation>向此项目添加数据</translation>
    </message>
    <message>
        <source>Adding %1</source>
        <translation>正在添加 %1</translation>
    </message>
    <message>
        <source>%1 new interactions, %2 users and %3 items from %4 are added.</source>
        <translation>已从 %4 添加 %1 次新交互、%2 位用户和 %3 件物品。</translation>
    </message>
    <message>
        <source>Taking back what was added</source>
        <translation>正在撤回添加的数据</translation>
    </message>
    <message>
        <source>%1 is taken back.</source>
        <translation>已撤回 %1。</translation>
    </message>
    <message>
        <source>Add data…</source>
        <translation>添加数据…</translation>
    </message>
    <message>
        <source>Adds files to this project, read as its own data was</source>
        <translation>向此项目添加文件，读取方式与原有数据相同</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::DataScreen</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>尚无数据</translation>
    </message>
    <message>
        <source>Import purchases, views, ratings or plays from a file. You can also drop it anywhere here.</source>
        <translation>从文件导入购买、浏览、评分或播放记录，也可以把文件拖到这里。</translation>
    </message>
    <message>
        <source>Import data…</source>
        <translation>导入数据…</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::DataTable</name>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>&amp;Copy with headers</source>
        <translation>连同表头复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::DimensionBars</name>
    <message>
        <source>%1 active</source>
        <translation>%1 个活跃</translation>
    </message>
    <message>
        <source>z %1: %2. Click to move along it.</source>
        <translation>z %1：%2。点击可沿此维度移动。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::DomainStep</name>
    <message>
        <source>Kind of data</source>
        <translation>数据类型</translation>
    </message>
    <message>
        <source>What kind of data is it?</source>
        <translation>这是哪类数据？</translation>
    </message>
    <message>
        <source>It decides the words the window uses and a few defaults, nothing else.</source>
        <translation>它只决定界面用语和少量默认值。</translation>
    </message>
    <message>
        <source>It decides the words the window uses and a few defaults, nothing else. Guessed from the names.</source>
        <translation>它只决定界面用语和少量默认值。根据名称猜测。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::DoubtList</name>
    <message>
        <source>Changes the settings so that this doubt is gone; can be undone (Ctrl+Z)</source>
        <translation>更改设置以消除这处疑问；可以撤销（Ctrl+Z）</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::DropArea</name>
    <message>
        <source>Drop a file or folder here</source>
        <translation>把文件或文件夹拖到这里</translation>
    </message>
    <message>
        <source>CSV, TSV, RecBole, MovieLens, zip, gz, xz, zst</source>
        <translation>CSV、TSV、RecBole、MovieLens、zip、gz、xz、zst</translation>
    </message>
    <message>
        <source>or</source>
        <translation>或</translation>
    </message>
    <message>
        <source>choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a file to import</source>
        <translation>选择要导入的文件</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::EntityModel</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>时间分布</translation>
    </message>
    <message>
        <source>Sum of the values: quantities, plays or ratings.</source>
        <translation>数值之和：数量、播放次数或评分。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::EntityPane</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Id or attribute</source>
        <translation>编号或属性</translation>
    </message>
    <message>
        <source>Id, title or attribute</source>
        <translation>编号、标题或属性</translation>
    </message>
    <message>
        <source>Search %1</source>
        <translation>搜索%1</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>没有与“%1”匹配的内容。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::EquationPanel</name>
    <message>
        <source>every row is usable</source>
        <translation>每一行都可用</translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>mostly: %1</source>
        <translation>主要是：%1</translation>
    </message>
    <message>
        <source>low values</source>
        <translation>低数值</translation>
    </message>
    <message>
        <source>other dates</source>
        <translation>日期范围外</translation>
    </message>
    <message>
        <source>rare %1</source>
        <translation>稀少的%1</translation>
    </message>
    <message>
        <source>rows, all of the source</source>
        <translation>行，来源的全部</translation>
    </message>
    <message>
        <source>distinct %1</source>
        <translation>不同的%1</translation>
    </message>
    <message>
        <source>no filter is set</source>
        <translation>未设筛选</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>筛掉</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Rejected rows…</source>
        <translation>拒绝的行…</translation>
    </message>
    <message>
        <source>%1 read = %2 imported + %3 merged + %4 filtered + %5 rejected</source>
        <translation>读取 %1 = 导入 %2 + 合并 %3 + 筛掉 %4 + 拒绝 %5</translation>
    </message>
    <message>
        <source>the same pair again</source>
        <translation>相同的配对重复</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ErrorPane</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::EstimatePanel</name>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>one after the other</source>
        <translation>依次进行</translation>
    </message>
    <message>
        <source>Timing a few steps</source>
        <translation>正在试跑几步以估计用时</translation>
    </message>
    <message>
        <source>timing…</source>
        <translation>计时中…</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>from a few timed steps on this computer, with the last valid settings</source>
        <translation>根据本机试跑的几步，按最近一次有效的设置</translation>
    </message>
    <message>
        <source>for the settings before; the new ones are being timed</source>
        <translation>为先前设置的结果，新设置正在计时</translation>
    </message>
    <message>
        <source>per seed, from a few timed steps on this computer</source>
        <translation>每个种子，根据本机试跑的几步</translation>
    </message>
    <message>
        <source>at most, from a few timed steps on this computer</source>
        <translation>上限，根据本机试跑的几步</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>磁盘占用 %1</translation>
    </message>
    <message>
        <source>one</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>%1 each epoch</source>
        <translation>每轮 %1 步</translation>
    </message>
    <message>
        <source>solved in one go</source>
        <translation>一次求解</translation>
    </message>
    <message>
        <source>%1 seeds</source>
        <translation>%1 个种子</translation>
    </message>
    <message>
        <source>of it %1 to choose settings</source>
        <translation>其中 %1用于选择设置</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::EvaluateScreen</name>
    <message>
        <source>%1, seed %2</source>
        <translation>%1，种子 %2</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>Open a project or import data; its runs are compared here.</source>
        <translation>打开项目或导入数据，其运行会在此比较。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>No runs to evaluate yet</source>
        <translation>尚无可评估的运行</translation>
    </message>
    <message>
        <source>Train a model and its test results appear here beside the others.</source>
        <translation>训练模型后，其测试结果会与其他结果并列显示在此。</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>Lists of %1 runs scored</source>
        <translation>已计算 %1 个运行的列表</translation>
    </message>
    <message>
        <source>Table and protocol copied</source>
        <translation>已复制表格和评估协议</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>%1 · test part</source>
        <translation>%1 · 测试部分</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Tab-separated text, with the protocol above it</source>
        <translation>制表符分隔的文本，上方附评估协议</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::EventPanel</name>
    <message>
        <source>Keep at least one kind of event.</source>
        <translation>请至少保留一种事件。</translation>
    </message>
    <message>
        <source>Kinds of events</source>
        <translation>事件种类</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>Weights become values: a row is worth the weight of its kind, times its own value if it has one. Models that use values learn from them, and repeated rows add up.</source>
        <translation>权重会成为数值：每行的数值等于其事件种类的权重，若该行本身有数值则再相乘。使用数值的模型会据此学习，重复的行会相加。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Each worth</source>
        <translation>每次计为</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>Worth of one %1</source>
        <translation>一次 %1 计为</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ExportColumns</name>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ExportDialog</name>
    <message>
        <source>Train a model first: this table belongs to a run.</source>
        <translation>请先训练模型：此表属于某次运行。</translation>
    </message>
    <message>
        <source>This run&apos;s model has no such vectors. Choose another run.</source>
        <translation>此运行的模型没有这类向量。请选择其他运行。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>推荐结果</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Vectors of %1</source>
        <translation>%1向量</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>This %1</source>
        <translation>当前%1</translation>
    </message>
    <message>
        <source>Selection, %1</source>
        <translation>所选，%1</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>List length</source>
        <translation>列表长度</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>First rows as they will be written</source>
        <translation>前几行（与写入内容一致）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Choose at least one column.</source>
        <translation>请至少选择一列。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Tab-separated table (*.tsv)</source>
        <translation>制表符分隔表 (*.tsv)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表 (*.csv)</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>Export cancelled. Nothing was written.</source>
        <translation>导出已取消，未写入任何内容。</translation>
    </message>
    <message>
        <source>%1 rows written to %2.</source>
        <translation>已将 %1 行写入 %2。</translation>
    </message>
    <message>
        <source>No parts</source>
        <translation>不分部分</translation>
    </message>
    <message>
        <source>Keep owned %1</source>
        <translation>保留已有的%1</translation>
    </message>
    <message>
        <source>One file a part</source>
        <translation>每部分一个文件</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ExportFormatForm</name>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Line end</source>
        <translation>换行符</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数位</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>自定义设置</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>逗号 ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>分号 ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-8 with BOM</source>
        <translation>UTF-8（带 BOM）</translation>
    </message>
    <message>
        <source>GB18030</source>
        <translation>GB18030</translation>
    </message>
    <message>
        <source>&amp;Header line</source>
        <translation>标题行(&amp;H)</translation>
    </message>
    <message>
        <source>Safe for &amp;spreadsheets</source>
        <translation>对电子表格安全(&amp;S)</translation>
    </message>
    <message>
        <source>A spreadsheet runs a cell that begins with = + - or @ and changes a number such as 007. An apostrophe before the one and =&quot;007&quot; for the other keep them text; an import takes both away again.</source>
        <translation>电子表格会执行以 = + - 或 @ 开头的单元格，并会改动 007 这样的数字。前者加撇号、后者写成 =&quot;007&quot; 可使其保持为文本；导入时两者都会再去掉。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::FairnessPane</name>
    <message>
        <source>The %1 have no attribute that puts them into groups, such as a country or an age. With a file about them, the groups are compared here.</source>
        <translation>%1没有可用于分组的属性（例如国家或年龄）。导入相关文件后，这里会对比各组。</translation>
    </message>
    <message>
        <source>NDCG@%1 of %2</source>
        <translation>%2 的 NDCG@%1</translation>
    </message>
    <message>
        <source>NDCG@%1 of %2 by %3</source>
        <translation>%2 的 NDCG@%1，按 %3 分组</translation>
    </message>
    <message>
        <source>Largest gap %1, 95 % interval %2 to %3.</source>
        <translation>最大差距 %1，95% 区间为 %2 至 %3。</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>公平性</translation>
    </message>
    <message>
        <source>Attribute of the %1</source>
        <translation>%1的属性</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::FamilyCard</name>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>GAN</source>
        <translation>GAN</translation>
    </message>
    <message>
        <source>Autoregressive</source>
        <translation>自回归</translation>
    </message>
    <message>
        <source>Diffusion</source>
        <translation>扩散</translation>
    </message>
    <message>
        <source>Classical</source>
        <translation>经典方法</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::FidelityPanel</name>
    <message>
        <source>Map fidelity</source>
        <translation>地图保真度</translation>
    </message>
    <message>
        <source>Points close here are close in the model.</source>
        <translation>此处相近的点在模型中也相近。</translation>
    </message>
    <message>
        <source>Most points close here are close in the model.</source>
        <translation>此处相近的点在模型中大多也相近。</translation>
    </message>
    <message>
        <source>Many points close here are not close in the model.</source>
        <translation>此处相近的许多点在模型中并不相近。</translation>
    </message>
    <message>
        <source>The two axes carry %1 % of the variance.</source>
        <translation>两个坐标轴解释了 %1% 的方差。</translation>
    </message>
    <message>
        <source>Trustworthiness (Venna and Kaski 2001) over 15 neighbours: 1 means that every close pair on the map is close in the model&apos;s space.</source>
        <translation>15 近邻可信度（Venna 和 Kaski，2001）：1 表示地图上每对相近的点在模型空间中都相近。</translation>
    </message>
    <message>
        <source>Distances between groups say little; PCA reaches %1.</source>
        <translation>组与组之间的距离参考意义不大；PCA 为 %1。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::FiguresPanel</name>
    <message>
        <source>nothing else is known</source>
        <translation>没有其他信息</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>含 %1</translation>
    </message>
    <message>
        <source>Distinct pairs</source>
        <translation>不同的配对</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1与%2</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>填充率</translation>
    </message>
    <message>
        <source>of the table</source>
        <translation>占整个表</translation>
    </message>
    <message>
        <source>%1 per %2</source>
        <translation>每个%2的%1数</translation>
    </message>
    <message>
        <source>median, %1 to %2</source>
        <translation>中位数，%1 到 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>the data has no times</source>
        <translation>数据没有时间</translation>
    </message>
    <message>
        <source>with %1 attributes</source>
        <translation>含 %1 个属性</translation>
    </message>
    <message>
        <source>imported and merged</source>
        <translation>导入与合并的行</translation>
    </message>
    <message>
        <source>positions, no dates</source>
        <translation>只有次序，没有日期</translation>
    </message>
    <message>
        <source>with %1 repeats kept</source>
        <translation>含保留的 %1 个重复</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::FilterPopup</name>
    <message>
        <source>Show only</source>
        <translation>仅显示</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>The %1 have no attributes to filter by. Import side information to get some.</source>
        <translation>%1没有可用于筛选的属性。导入附加信息即可获得。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::FindingsCharts</name>
    <message>
        <source>most popular 5 %</source>
        <translation>最热门 5%</translation>
    </message>
    <message>
        <source>5–20 %</source>
        <translation>5–20%</translation>
    </message>
    <message>
        <source>20–50 %</source>
        <translation>20–50%</translation>
    </message>
    <message>
        <source>rarest half</source>
        <translation>最冷门的一半</translation>
    </message>
    <message>
        <source>Their history</source>
        <translation>他们的历史</translation>
    </message>
    <message>
        <source>Every run leans to the head: %1 gives it %2 %, histories hold %3 %.</source>
        <translation>每个运行都偏向热门：%1 给热门 %2%，历史中占 %3%。</translation>
    </message>
    <message>
        <source>No run gives the head more than the histories, %1 %.</source>
        <translation>没有运行给热门的比例高于历史的 %1%。</translation>
    </message>
    <message>
        <source>%1 gives the head %2 %, histories hold %3 %.</source>
        <translation>%1 给热门 %2%，历史中占 %3%。</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Popularity bias</source>
        <translation>流行度偏差</translation>
    </message>
    <message>
        <source>share of list places</source>
        <translation>列表位置的占比</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>%1 that appear in any top %2</source>
        <translation>出现在任一前 %2 名中的%1</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::FormatStep</name>
    <message>
        <source>Format and preview</source>
        <translation>格式与预览</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>header</source>
        <translation>有表头</translation>
    </message>
    <message>
        <source>no header</source>
        <translation>无表头</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>This source cannot be read this way.</source>
        <translation>无法以这种方式读取该来源。</translation>
    </message>
    <message>
        <source>The first rows are being read.</source>
        <translation>正在读取前几行。</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>仅问题</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>布局(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>分隔符(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>编码(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation>引号(&amp;Q)</translation>
    </message>
    <message>
        <source>De&amp;cimal</source>
        <translation>小数(&amp;C)</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>首行</translation>
    </message>
    <message>
        <source>holds the column na&amp;mes</source>
        <translation>是列名(&amp;M)</translation>
    </message>
    <message>
        <source>First rows of the source</source>
        <translation>来源的前几行</translation>
    </message>
    <message>
        <source>No row with a problem among the first rows.</source>
        <translation>前几行没有问题。</translation>
    </message>
    <message>
        <source>as you chose</source>
        <translation>由您指定</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>自动判断</translation>
    </message>
    <message>
        <source>Dates are read as you chose.</source>
        <translation>日期按您的选择读取。</translation>
    </message>
    <message>
        <source>Read them the other way</source>
        <translation>换一种读法</translation>
    </message>
    <message>
        <source>This source cannot be read this way</source>
        <translation>无法以这种方式读取该来源</translation>
    </message>
    <message>
        <source>%1 · %2 · first rows and examples of every problem. Change a guess and the table follows.</source>
        <translation>%1 · %2 · 前几行和每类问题的例子。更改猜测，表格随之更新。</translation>
    </message>
    <message>
        <source>Does this look right?</source>
        <translation>看起来对吗？</translation>
    </message>
    <message>
        <source>Lines s&amp;kipped at the start</source>
        <translation>开头跳过的行数(&amp;K)</translation>
    </message>
    <message>
        <source>Lines skipped at the start</source>
        <translation>开头跳过的行数</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>How many lines stand before the header or the first row. As found: comments, blank lines and titles of reports.</source>
        <translation>表头或第一行数据之前有多少行。自动识别：注释、空行和报表标题。</translation>
    </message>
    <message>
        <source>line %1 “%2”</source>
        <translation>第 %1 行“%2”</translation>
    </message>
    <message>
        <source>No line is passed over.</source>
        <translation>没有跳过任何行。</translation>
    </message>
    <message>
        <source>Passed over: %1</source>
        <translation>已跳过：%1</translation>
    </message>
    <message>
        <source>T&amp;able</source>
        <translation>表(&amp;A)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Which table of the file is read; there are several</source>
        <translation>读取文件中的哪张表；其中有多张</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::GenerativePanel</name>
    <message>
        <source>Measuring what runs generate</source>
        <translation>正在评估运行的生成效果</translation>
    </message>
    <message>
        <source>As generative models</source>
        <translation>作为生成模型</translation>
    </message>
    <message>
        <source>likelihood, latent space and made-up histories</source>
        <translation>似然、隐空间和生成的历史</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Scores every held-out history again and makes up histories; takes longer than the lists</source>
        <translation>重新为每段留出的历史打分，并生成历史；比生成列表耗时更长</translation>
    </message>
    <message>
        <source>Measuring the runs</source>
        <translation>正在评估所选运行</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::HealthPanel</name>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>Words come after the first epochs.</source>
        <translation>前几轮之后给出判断。</translation>
    </message>
    <message>
        <source>There is nothing to say about this run.</source>
        <translation>此运行没有可说明的情况。</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>需要留意</translation>
    </message>
    <message>
        <source>Looks fine</source>
        <translation>状况良好</translation>
    </message>
    <message>
        <source>On test: %1.</source>
        <translation>测试集：%1。</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>值得留意</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::HistoryModel</name>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Carries</source>
        <translation>贡献</translation>
    </message>
    <message>
        <source>Share of the chosen recommendation&apos;s score that this row carries</source>
        <translation>所选推荐的得分中由这一行支撑的份额</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::HistoryPane</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>在图上显示</translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Who had it</source>
        <translation>谁拥有过</translation>
    </message>
    <message>
        <source>no row is chosen</source>
        <translation>未选择任何行</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>%1 的历史</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Who had %1</source>
        <translation>谁拥有过 %1</translation>
    </message>
    <message>
        <source>%1 had it, %2 are shown</source>
        <translation>%1拥有过，显示其中 %2 位</translation>
    </message>
    <message>
        <source>%1 had it</source>
        <translation>%1拥有过</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::HistoryPanel</name>
    <message>
        <source>Remove item</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1, newest first</source>
        <translation>%1，最新在前</translation>
    </message>
    <message>
        <source>This run&apos;s model cannot serve a changed history.</source>
        <translation>此运行的模型无法处理改动后的历史。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加%1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除%1</translation>
    </message>
    <message>
        <source>Find %1 to add</source>
        <translation>查找要添加的%1</translation>
    </message>
    <message>
        <source>Nothing yet. Add what this person has.</source>
        <translation>暂无内容。请添加此人拥有的物品。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::HomeScreen</name>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>还没有项目</translation>
    </message>
    <message>
        <source>Drop a file at the right, or look at the sample first. Projects you open appear here.</source>
        <translation>把文件拖到右侧，或者先看看示例。打开过的项目会出现在这里。</translation>
    </message>
    <message>
        <source>No project matches</source>
        <translation>没有匹配的项目</translation>
    </message>
    <message>
        <source>Search looks at names and folders.</source>
        <translation>搜索范围是名称和所在文件夹。</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>%1 现在在哪里？</translation>
    </message>
    <message>
        <source>%1 removed from the list</source>
        <translation>已从列表移除 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Choose a file to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>See what generative recommenders make of your own data.</source>
        <translation>看看生成式推荐模型从你的数据里学到了什么。</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>New project from data…</source>
        <translation>用数据新建项目…</translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation>打开项目文件</translation>
    </message>
    <message>
        <source>Import a file and make a project of it</source>
        <translation>导入文件并建立项目</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Find a project</source>
        <translation>查找项目</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Explore the sample</source>
        <translation>体验示例</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>A year of purchases in a UK gift shop. The picture is its customers as a trained Mult-VAE arranges them.</source>
        <translation>一家英国礼品店一年的购买记录。图中是训练好的 Mult-VAE 对顾客的排布。</translation>
    </message>
    <message>
        <source>%1 · %2 · Dec 2010 – Dec 2011</source>
        <translation>%1 · %2 · 2010 年 12 月至 2011 年 12 月</translation>
    </message>
    <message>
        <source>Find the best model for it</source>
        <translation>为它寻找最佳模型</translation>
    </message>
    <message>
        <source>Opens the sample and tries several models on it within minutes</source>
        <translation>打开示例，并在几分钟内用它尝试多种模型</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ImportDraft</name>
    <message>
        <source>Counting with these settings</source>
        <translation>按此设置计数</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>已更改：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ImportRunPane</name>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>The import stopped</source>
        <translation>导入已停止</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>未写入任何内容。</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>返回设置</translation>
    </message>
    <message>
        <source>Cancelling, what was written is taken back…</source>
        <translation>正在取消，已写入的内容将撤回…</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>%1 of %2%3</source>
        <translation>%1 / %2%3</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>%1 is ready: %2 %3, %4 %5, %6 distinct %7. It took %8.</source>
        <translation>%1 已就绪：%2 个%3，%4 个%5，%6 个不同的%7。用时 %8。</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ImportWizard</name>
    <message>
        <source>Preview in %1 ms</source>
        <translation>预览用时 %1 毫秒</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Next: %1</source>
        <translation>下一步：%1(&amp;N)</translation>
    </message>
    <message>
        <source>The project appears when everything is written. Cancel leaves nothing behind.</source>
        <translation>全部写完后项目才会出现。取消不留任何痕迹。</translation>
    </message>
    <message>
        <source>Nothing is written until the last step.</source>
        <translation>最后一步之前不写入任何内容。</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>返回设置</translation>
    </message>
    <message>
        <source>&amp;Import anyway</source>
        <translation>仍然导入(&amp;I)</translation>
    </message>
    <message>
        <source>Fini&amp;sh now</source>
        <translation>立即完成(&amp;S)</translation>
    </message>
    <message>
        <source>There are doubts to look at first.</source>
        <translation>还有疑问需要先查看。</translation>
    </message>
    <message>
        <source>Imports with everything as it stands: the name and the folder are proposed</source>
        <translation>按当前设置直接导入：名称和文件夹采用建议值</translation>
    </message>
    <message>
        <source>Passed: %1</source>
        <translation>已跳过：%1</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::InterruptedBar</name>
    <message>
        <source>%1 was interrupted %2, before its first epoch was over.</source>
        <translation>%1 的训练%2中断，第一轮尚未完成。</translation>
    </message>
    <message>
        <source>%1 was interrupted %2 at epoch %3.</source>
        <translation>%1 的训练%2在第 %3 轮中断。</translation>
    </message>
    <message>
        <source>%1 was interrupted %2 at epoch %3, before its first checkpoint.</source>
        <translation>%1 的训练%2在第 %3 轮中断，尚无检查点。</translation>
    </message>
    <message numerus="yes">
        <source>%n more were interrupted.</source>
        <translation>
            <numerusform>另有 %n 个运行中断。</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>从最近的检查点继续</translation>
    </message>
    <message>
        <source>Begin again with the same settings, as a new run</source>
        <translation>以相同设置重新开始，作为新的运行</translation>
    </message>
    <message>
        <source>Leave the run as it is; it stays in Runs</source>
        <translation>让此运行保持原样，它仍在“运行”中</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 ended %2, before its first epoch was over.</source>
        <translation>%1 的训练%2停止，第一轮尚未完成。</translation>
    </message>
    <message>
        <source>%1 was paused %2 at epoch %3.</source>
        <translation>%1 的训练%2在第 %3 轮暂停。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::JobRow</name>
    <message>
        <source>Cancel this job</source>
        <translation>取消此任务</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余%1</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::KeptPeopleMenu</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>重命名 %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>虚拟人物</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1（已更改）</translation>
    </message>
    <message>
        <source>Keep this person</source>
        <translation>保留此人</translation>
    </message>
    <message>
        <source>Kept people (%1)</source>
        <translation>保留的人（%1）</translation>
    </message>
    <message>
        <source>People you made up or changed and kept in the project</source>
        <translation>您虚构或更改后保留在项目中的人</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LatentInspector</name>
    <message>
        <source>Clear selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Export the selection</source>
        <translation>导出所选</translation>
    </message>
    <message>
        <source>Draw a lasso or a box around %1, or click a group in the legend.</source>
        <translation>用套索或方框圈出%1，或点击图例中的分组。</translation>
    </message>
    <message>
        <source>Median %1.</source>
        <translation>中位数 %1。</translation>
    </message>
    <message>
        <source>%1 % %2.</source>
        <translation>%1% 为 %2。</translation>
    </message>
    <message>
        <source>nothing selected</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Nearest to %1</source>
        <translation>与 %1 最近</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>Recommend to these…</source>
        <translation>为其推荐…</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>cosine, latent mean</source>
        <translation>余弦，隐均值</translation>
    </message>
    <message>
        <source>cosine, embedding</source>
        <translation>余弦，嵌入</translation>
    </message>
    <message>
        <source>Euclidean, latent mean</source>
        <translation>欧氏，隐均值</translation>
    </message>
    <message>
        <source>Euclidean, embedding</source>
        <translation>欧氏，嵌入</translation>
    </message>
    <message>
        <source>Distances are measured in the model&apos;s own space, not on the map.</source>
        <translation>距离在模型自身的空间中计算，而不是在地图上。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Number of neighbours</source>
        <translation>近邻数量</translation>
    </message>
    <message>
        <source>Nearest neighbours</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>Show what everyone selected would get</source>
        <translation>显示所选每个人会得到的推荐</translation>
    </message>
    <message>
        <source>The selection before</source>
        <translation>上一次的选择</translation>
    </message>
    <message>
        <source>The selection after</source>
        <translation>下一次的选择</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>保留…</translation>
    </message>
    <message>
        <source>Keep this selection under a name: as a group in Evaluate, a filter in Recommend, a scope in Export</source>
        <translation>以名称保留所选：可作为评估中的分组、推荐中的筛选、导出中的范围</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LatentMap</name>
    <message>
        <source>Latent map</source>
        <translation>隐空间地图</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LatentModel</name>
    <message>
        <source>Laying out the latent map</source>
        <translation>正在布局隐空间地图</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>Finding groups</source>
        <translation>正在寻找群体</translation>
    </message>
    <message>
        <source>Measuring the map</source>
        <translation>正在测量地图</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LatentScreen</name>
    <message>
        <source>Save the map</source>
        <translation>保存地图</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>%1 in the space of %2</source>
        <translation>%2 隐空间中的%1</translation>
    </message>
    <message>
        <source>Saving the map</source>
        <translation>正在保存地图</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Save the points</source>
        <translation>保存点</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表 (*.csv)</translation>
    </message>
    <message>
        <source>Saving the points</source>
        <translation>正在保存点</translation>
    </message>
    <message>
        <source>The map cannot be laid out</source>
        <translation>无法布局地图</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Export the map</source>
        <translation>导出地图</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>Open a project or import data to see its latent map.</source>
        <translation>打开项目或导入数据后即可查看隐空间地图。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>No run with a latent space yet</source>
        <translation>还没有带隐空间的运行</translation>
    </message>
    <message>
        <source>Train a model that places people in a space, such as Mult-VAE, and its map appears here.</source>
        <translation>训练一个能将人映射到空间中的模型（如 Mult-VAE），其地图会显示在这里。</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>This one has no history in the run and is not on the map.</source>
        <translation>该对象在此运行中没有历史记录，不在地图上。</translation>
    </message>
    <message>
        <source>Selection (%1)</source>
        <translation>所选 (%1)</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>已选 %1 / %2</translation>
    </message>
    <message>
        <source>Ctrl adds · Alt removes · Esc clears</source>
        <translation>Ctrl 添加 · Alt 移除 · Esc 清除</translation>
    </message>
    <message>
        <source>Latent map</source>
        <translation>隐空间地图</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Layout method</source>
        <translation>布局方法</translation>
    </message>
    <message>
        <source>Points as &amp;CSV…</source>
        <translation>点为 CSV(&amp;C)…</translation>
    </message>
    <message>
        <source>Points and &amp;vectors as CSV…</source>
        <translation>点与向量为 CSV(&amp;V)…</translation>
    </message>
    <message>
        <source>Map as &amp;picture…</source>
        <translation>地图为图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Only for models with a vector for each %1</source>
        <translation>仅适用于为每个%1提供向量的模型</translation>
    </message>
    <message>
        <source>Settings of the layout</source>
        <translation>布局设置</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>PCA shows the two directions in which the points differ most. t-SNE and UMAP keep neighbours together. Automatic takes what shows the space best in a few seconds.</source>
        <translation>PCA 显示各点差异最大的两个方向。t-SNE 和 UMAP 让邻居聚在一起。“自动”会选用几秒内最能如实呈现空间的布局。</translation>
    </message>
    <message>
        <source>People who do not exist</source>
        <translation>不存在的人</translation>
    </message>
    <message>
        <source>None of %1 is on this map.</source>
        <translation>%1 中没有任何一个在这张地图上。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LatentStrip</name>
    <message>
        <source>z %1</source>
        <translation>z %1</translation>
    </message>
    <message>
        <source>Latent dimensions</source>
        <translation>隐维度</translation>
    </message>
    <message>
        <source>How much each dimension says about a person beyond the prior, on average. One above 0.01 nats counts as active.</source>
        <translation>每个维度平均比先验多提供多少关于个人的信息。超过 0.01 nat 视为活跃。</translation>
    </message>
    <message>
        <source>Standard deviation of the points along each dimension.</source>
        <translation>点沿每个维度的标准差。</translation>
    </message>
    <message>
        <source>by spread</source>
        <translation>按离散度</translation>
    </message>
    <message>
        <source>by number</source>
        <translation>按编号</translation>
    </message>
    <message>
        <source>Order of the dimensions</source>
        <translation>维度顺序</translation>
    </message>
    <message>
        <source>Move along</source>
        <translation>沿维度移动</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Click a point on the map to move that person through the space.</source>
        <translation>点击地图上的点，即可让其在空间中移动。</translation>
    </message>
    <message>
        <source>List at this point</source>
        <translation>此位置的列表</translation>
    </message>
    <message>
        <source>The recommendations at the moved point appear here.</source>
        <translation>移动后位置的推荐会显示在这里。</translation>
    </message>
    <message>
        <source>by KL, nats</source>
        <translation>按 KL（nat）</translation>
    </message>
    <message>
        <source>left: %1</source>
        <translation>离开：%1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LayoutDetail</name>
    <message>
        <source>E&amp;vents are in</source>
        <translation>事件位置(&amp;V)</translation>
    </message>
    <message>
        <source>N&amp;ot rated</source>
        <translation>表示未评分(&amp;O)</translation>
    </message>
    <message>
        <source>Between &amp;items in a cell</source>
        <translation>单元格内物品的分隔符(&amp;I)</translation>
    </message>
    <message>
        <source>The keys that lead to the events, a point between them and [] behind every list: playlists[].tracks[]</source>
        <translation>通向事件的键，键之间用点隔开，每个列表后写 []：playlists[].tracks[]</translation>
    </message>
    <message>
        <source>A number that stands in cells of things nobody rated, such as 0 or 99. Empty cells are never ratings.</source>
        <translation>未评分的单元格里所写的数字，例如 0 或 99。空单元格从不算评分。</translation>
    </message>
    <message>
        <source>empty cells</source>
        <translation>空单元格</translation>
    </message>
    <message>
        <source>Where a cell holds several items, each of them becomes an interaction</source>
        <translation>一个单元格里有多个物品时，每个物品成为一条交互</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Back to what was found in the first rows</source>
        <translation>恢复为根据前几行识别的结果</translation>
    </message>
    <message>
        <source>Write a number, or nothing.</source>
        <translation>请填写数字，或留空。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LayoutFlow</name>
    <message>
        <source>Laying out the latent map</source>
        <translation>正在布局隐空间地图</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LayoutSettings</name>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>About how many neighbours of a point count: few show small groups, many the whole.</source>
        <translation>大约计入每个点的多少个邻居：少则显出小群体，多则显出整体。</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>邻居数</translation>
    </message>
    <message>
        <source>How many neighbours of a point count: few show small groups, many the whole.</source>
        <translation>计入每个点的多少个邻居：少则显出小群体，多则显出整体。</translation>
    </message>
    <message>
        <source>Least distance</source>
        <translation>最小距离</translation>
    </message>
    <message>
        <source>How close points may lie on the map: 0 packs groups tightly.</source>
        <translation>地图上点与点可以靠得多近：0 会让群体紧紧聚拢。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed gives the same map.</source>
        <translation>相同的种子得到相同的地图。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Lay out again</source>
        <translation>重新布局</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LinksPage</name>
    <message>
        <source>Links</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 %4 have one · pairs linked both ways: %5</source>
        <translation>%1 条 · %3 位%4中有 %2 位有关系 · %5 对互相关联</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1（起）</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1（止）</translation>
    </message>
    <message>
        <source>Search ids</source>
        <translation>搜索 ID</translation>
    </message>
    <message>
        <source>No id has this in it.</source>
        <translation>没有 ID 包含这些字符。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ListModel</name>
    <message>
        <source>Places gained or lost by the change</source>
        <translation>因改动产生的名次变化</translation>
    </message>
    <message>
        <source>From the 5 % to the 95 % quantile over samples of the latent posterior</source>
        <translation>隐变量后验样本的 5% 至 95% 分位区间</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>90 % range</source>
        <translation>90% 区间</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Places gained or lost against the other run&apos;s list; &quot;new&quot;: not in its top 100</source>
        <translation>相对另一次运行的列表上升或下降的名次；“新”表示不在其前 100 名内</translation>
    </message>
    <message>
        <source>Softmax of the scores over all that may follow: the model&apos;s own probability where it was trained with a softmax</source>
        <translation>对所有可能的后续取得分的 softmax：若模型以 softmax 训练，这就是模型自身的概率</translation>
    </message>
    <message>
        <source>Places earlier or later than in the other sequence; &quot;new&quot;: not in it</source>
        <translation>与另一序列相比提前或推后的位置；“新”表示另一序列中没有</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ListPanel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>with the change applied, %1</source>
        <translation>已应用改动，%1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter (%1)</source>
        <translation>筛选 (%1)</translation>
    </message>
    <message>
        <source>Ranks by the mean over 64 samples of the latent posterior and shows their spread</source>
        <translation>按隐变量后验 64 个样本的均值排序，并显示其分布</translation>
    </message>
    <message>
        <source>This run&apos;s model has no posterior to sample from.</source>
        <translation>此运行的模型没有可供抽样的后验。</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>推荐结果</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>Keep owned</source>
        <translation>保留已有</translation>
    </message>
    <message>
        <source>Also ranks what this person has, for things that are bought again</source>
        <translation>也对此人已有的进行排序，适用于会再次购买的东西</translation>
    </message>
    <message>
        <source>Writes the history on, one after the other, each chosen knowing those before it</source>
        <translation>逐个续写历史，每一个都在已知前面各项的情况下选出</translation>
    </message>
    <message>
        <source>This run&apos;s model does not read histories, so it cannot write one on.</source>
        <translation>此次运行的模型不读取历史，因此无法续写。</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ListTable</name>
    <message>
        <source>The list appears with the first item.</source>
        <translation>添加第一项后即显示列表。</translation>
    </message>
    <message>
        <source>%1 in both</source>
        <translation>%1 项相同</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>推荐结果</translation>
    </message>
    <message>
        <source>The other run&apos;s recommendations</source>
        <translation>另一次运行的推荐结果</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止对比</translation>
    </message>
    <message>
        <source>&amp;Like</source>
        <translation>喜欢(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dislike</source>
        <translation>不喜欢(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Bought</source>
        <translation>已购买(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Hide for ever</source>
        <translation>永久隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Not now (two weeks)</source>
        <translation>暂时不要（两周）(&amp;N)</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LiveCharts</name>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>Save chart…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Weight of the running mean. The measured line stays faint behind the smoothed one.</source>
        <translation>滑动平均的权重。实测曲线以浅色保留在平滑曲线之后。</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>损失的刻度</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>mean over a batch, per user · faint: as measured · bold: smoothed, de-biased</source>
        <translation>每位用户的批内均值 · 浅色：实测 · 粗线：平滑（已去偏）</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Validation %1</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>this run, 95 % interval</source>
        <translation>此运行，95% 区间</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>KL, nats</source>
        <translation>KL（nat）</translation>
    </message>
    <message>
        <source>best · epoch %1 · %2</source>
        <translation>最佳 · 第 %1 轮 · %2</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LivePage</name>
    <message>
        <source>Discard this run? Its curves and weights are removed for good.</source>
        <translation>放弃此运行？其曲线和权重将被永久删除。</translation>
    </message>
    <message>
        <source>Discard the run</source>
        <translation>放弃此运行</translation>
    </message>
    <message>
        <source>Fitted in one go</source>
        <translation>一次拟合完成</translation>
    </message>
    <message>
        <source>This method has no training curve. Its results stand in Runs.</source>
        <translation>此方法没有训练曲线，结果见“运行”。</translation>
    </message>
    <message>
        <source>Open in Runs</source>
        <translation>在“运行”中打开</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop and keep best</source>
        <translation>停止并保留最佳</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Resume training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Latent map</source>
        <translation>隐空间地图</translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Compare in Runs</source>
        <translation>在“运行”中比较</translation>
    </message>
    <message>
        <source>Ends after this batch and keeps the weights of the best epoch</source>
        <translation>当前批次后结束，保留最佳轮次的权重</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LiveStrip</name>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Kept best</source>
        <translation>保留最佳</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>开始于 %1</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>第 %1 / %2 轮</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Fitting in one go</source>
        <translation>正在一次拟合</translation>
    </message>
    <message>
        <source>Fitted in one go</source>
        <translation>一次拟合完成</translation>
    </message>
    <message>
        <source>Best %1</source>
        <translation>最佳 %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>The run was discarded. Nothing of it is kept.</source>
        <translation>此运行已放弃，未保留任何内容。</translation>
    </message>
    <message>
        <source>The training was interrupted and can go on from its last checkpoint.</source>
        <translation>训练已中断，可从最近的检查点继续。</translation>
    </message>
    <message>
        <source>On test: %1 %2.</source>
        <translation>测试集：%1 %2。</translation>
    </message>
    <message>
        <source>See why</source>
        <translation>查看原因</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>The disk was full. The training goes on when there is room.</source>
        <translation>磁盘已满，腾出空间后训练可以继续。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LoadingPane</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::LongTailChart</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>first %1 % of %2 carry %3 % of %4</source>
        <translation>前 %1% 的%2占%4的 %3%</translation>
    </message>
    <message>
        <source>Place %1: %2, together %3 %</source>
        <translation>第 %1 位：%2，累计 %3%</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::MadeUpDialog</name>
    <message>
        <source>Making people up</source>
        <translation>正在虚构人物</translation>
    </message>
    <message>
        <source>Nobody real has any of these.</source>
        <translation>没有真实的人拥有其中任何一个。</translation>
    </message>
    <message>
        <source>Alike to whom they are most like: median %1; of real ones among each other %2. Much more would be memorising.</source>
        <translation>与最像者的相似度中位数为 %1；真实的人之间为 %2。若高出许多，即为死记。</translation>
    </message>
    <message>
        <source>Save people who do not exist</source>
        <translation>保存不存在的人</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Saving people who do not exist</source>
        <translation>正在保存不存在的人</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>People who do not exist</source>
        <translation>不存在的人</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>The same seed gives the same people.</source>
        <translation>相同的种子给出相同的人。</translation>
    </message>
    <message>
        <source>Below 1 their %1 are more typical, above 1 more varied.</source>
        <translation>小于 1 时其%1更典型，大于 1 时更多样。</translation>
    </message>
    <message>
        <source>Make up</source>
        <translation>虚构</translation>
    </message>
    <message>
        <source>Made up by the model</source>
        <translation>由模型虚构</translation>
    </message>
    <message>
        <source>Their %1</source>
        <translation>其%1</translation>
    </message>
    <message>
        <source>Show this %1 on the map</source>
        <translation>在地图上显示该%1</translation>
    </message>
    <message>
        <source>Export as a data set…</source>
        <translation>导出为数据集…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Most like the real %1 %2: they share %3 (alike %4).</source>
        <translation>最像真实的%1 %2：双方共有 %3（相似度 %4）。</translation>
    </message>
    <message>
        <source>Density %1, coverage %2 of as many real ones; other real ones have about 1 and 1.</source>
        <translation>与同样多的真实历史相比，密度 %1、覆盖率 %2；其他真实历史约为 1 和 1。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::MainWindow</name>
    <message>
        <source>%1, read only</source>
        <translation>%1（只读）</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>还没有项目</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>Save a copy of the project</source>
        <translation>保存项目副本</translation>
    </message>
    <message>
        <source>Check a project</source>
        <translation>检查项目</translation>
    </message>
    <message>
        <source>Text has its new size when Tastescope starts again</source>
        <translation>下次启动 Tastescope 时文字将使用新的大小</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::MapLegend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>few</source>
        <translation>少</translation>
    </message>
    <message>
        <source>many</source>
        <translation>多</translation>
    </message>
    <message>
        <source>%1: click selects, Ctrl adds, Alt removes</source>
        <translation>%1：点击选择，Ctrl 添加，Alt 移除</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::MapToolbar</name>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Density when points would cover each other, points when zoomed in</source>
        <translation>点会互相遮盖时显示密度，放大后显示点</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Same for all</source>
        <translation>全部相同</translation>
    </message>
    <message>
        <source>By activity</source>
        <translation>按活跃度</translation>
    </message>
    <message>
        <source>Find %1</source>
        <translation>查找%1</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::MapView</name>
    <message>
        <source>Laying out the latent map</source>
        <translation>正在布局隐空间地图</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Paused at step %1 of %2</source>
        <translation>已在第 %1 步（共 %2 步）暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::MetricsModel</name>
    <message>
        <source>not tested</source>
        <translation>未检验</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Test of NDCG</source>
        <translation>NDCG 检验</translation>
    </message>
    <message>
        <source>Against %1</source>
        <translation>对比 %1</translation>
    </message>
    <message>
        <source>%1 Higher is better.</source>
        <translation>%1越高越好。</translation>
    </message>
    <message>
        <source>%1 Lower is better.</source>
        <translation>%1越低越好。</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a metric and its value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::MetricsTable</name>
    <message>
        <source>Runs side by side</source>
        <translation>运行对比</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ModelPanel</name>
    <message>
        <source>Models in this family</source>
        <translation>该系列的模型</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>网络结构</translation>
    </message>
    <message>
        <source>as set on the right</source>
        <translation>按右侧设置</translation>
    </message>
    <message>
        <source>Suits this data</source>
        <translation>适合此数据</translation>
    </message>
    <message>
        <source>Needs times</source>
        <translation>需要时间</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::MoveLine</name>
    <message>
        <source>dimensions</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>to another %1</source>
        <translation>到另一位%1</translation>
    </message>
    <message>
        <source>towards the selection</source>
        <translation>朝向所选</translation>
    </message>
    <message>
        <source>towards %1</source>
        <translation>朝向 %1</translation>
    </message>
    <message>
        <source>Find the %1 at the other end.</source>
        <translation>请查找另一端的%1。</translation>
    </message>
    <message>
        <source>away</source>
        <translation>远离</translation>
    </message>
    <message>
        <source>the selection</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>The direction tells these %1 from all others: %2, where 0.5 says nothing and 1 all.</source>
        <translation>该方向把这 %1 个与其余区分开的程度：%2（0.5 为毫无区分，1 为完全区分）。</translation>
    </message>
    <message>
        <source>Along what</source>
        <translation>沿什么移动</translation>
    </message>
    <message>
        <source>Along what the %1 is moved</source>
        <translation>沿什么移动该%1</translation>
    </message>
    <message>
        <source>Find %1</source>
        <translation>查找%1</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>多远</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::MovedDelegate</name>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::MovedList</name>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::NeighbourModel</name>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>How many the two have in common</source>
        <translation>两者共有的数量</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共有</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::NetworkSketch</name>
    <message>
        <source>history</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>得分</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::NoteBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::OverviewPage</name>
    <message>
        <source>Describing the data</source>
        <translation>正在统计数据</translation>
    </message>
    <message>
        <source>%1 who have it</source>
        <translation>拥有它的%1</translation>
    </message>
    <message>
        <source>share of all %1</source>
        <translation>占全部%1的比例</translation>
    </message>
    <message>
        <source>Long tail</source>
        <translation>长尾</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活跃度</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>%1 per day</source>
        <translation>每日%1</translation>
    </message>
    <message>
        <source>%1 per week</source>
        <translation>每周%1</translation>
    </message>
    <message>
        <source>%1 per month</source>
        <translation>每月%1</translation>
    </message>
    <message>
        <source>%1, most popular first</source>
        <translation>%1，热门在前</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ParallelChart</name>
    <message>
        <source>Drag along the axis to keep only the trials that pass there; a click lets go.</source>
        <translation>沿坐标轴拖动，只保留经过该段的试验；单击取消。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ParamForm</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>%1 more, all at default: %2</source>
        <translation>另有 %1 项，均为默认：%2</translation>
    </message>
    <message>
        <source>%1 more, %2 changed: %3</source>
        <translation>另有 %1 项，已改 %2 项：%3</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ParamRow</name>
    <message>
        <source>Changed. The default is %1.</source>
        <translation>已更改。默认值为 %1。</translation>
    </message>
    <message>
        <source>Empty: chosen on validation.</source>
        <translation>留空则按验证集选定。</translation>
    </message>
    <message>
        <source>Suggested for this data.</source>
        <translation>根据此数据建议。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::PathField</name>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::PreviewModel</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>%1: %2 (Alt+Down changes it)</source>
        <translation>%1：%2（Alt+向下键更改）</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ProjectRow</name>
    <message>
        <source>Today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M 月 d 日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy 年 M 月 d 日</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>%1 的更多操作</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>定位…</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>找不到文件</translation>
    </message>
    <message>
        <source>Moved or on a disconnected drive</source>
        <translation>已移动，或所在磁盘未连接</translation>
    </message>
    <message>
        <source>No model trained yet</source>
        <translation>还没有训练模型</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Locate…</source>
        <translation>定位(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Remove from this list</source>
        <translation>从列表移除(&amp;R)</translation>
    </message>
    <message numerus="yes">
        <source>%n runs interrupted or paused</source>
        <translation>
            <numerusform>%n 个运行已中断或暂停</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %n runs</source>
        <translation>
            <numerusform>%1 · %2 · %n 次运行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ProtocolPane</name>
    <message>
        <source>random within each %1</source>
        <translation>在每个%1内随机</translation>
    </message>
    <message>
        <source>the last one of each %1</source>
        <translation>每个%1的最后一个</translation>
    </message>
    <message>
        <source>by time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>whole %1 held out</source>
        <translation>留出整个%1</translation>
    </message>
    <message>
        <source>as the files say</source>
        <translation>按文件给定</translation>
    </message>
    <message>
        <source>Protocol copied</source>
        <translation>已复制评估协议</translation>
    </message>
    <message>
        <source>one to test, one to validate</source>
        <translation>一个测试，一个验证</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>按给定</translation>
    </message>
    <message>
        <source>%1, %2 % shown</source>
        <translation>%1，显示 %2%</translation>
    </message>
    <message>
        <source>none, nothing is random</source>
        <translation>无，没有随机性</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>95 %, over %1</source>
        <translation>95%，以%1为单位</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>paired Wilcoxon, 1 pair</source>
        <translation>配对 Wilcoxon，1 对</translation>
    </message>
    <message>
        <source>paired Wilcoxon, Holm, %1 pairs</source>
        <translation>配对 Wilcoxon，Holm 校正，%1 对</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>评估协议</translation>
    </message>
    <message>
        <source>Every number on this screen was made this way.</source>
        <translation>本页的每个数字都这样得出。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>at most k</source>
        <translation>至多 k</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>%1 tested</source>
        <translation>测试的%1</translation>
    </message>
    <message>
        <source>Ranked against</source>
        <translation>排序范围</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>List length</source>
        <translation>列表长度</translation>
    </message>
    <message>
        <source>Recall divides by</source>
        <translation>召回率的分母</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>not evaluated yet</source>
        <translation>尚未评估</translation>
    </message>
    <message>
        <source>%1 in train and valid</source>
        <translation>训练和验证中的%1</translation>
    </message>
    <message>
        <source>%1 in train</source>
        <translation>训练中的%1</translation>
    </message>
    <message>
        <source>%1 shown to the model</source>
        <translation>已展示给模型的%1</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>order of %1</source>
        <translation>按%1顺序</translation>
    </message>
    <message>
        <source>Divides by the list length when more %1 are held out than the list can hold.</source>
        <translation>留出的%1多于列表长度时，除以列表长度。</translation>
    </message>
    <message>
        <source>held-out ones</source>
        <translation>留出的数目</translation>
    </message>
    <message>
        <source>test as the files say</source>
        <translation>测试按文件所给</translation>
    </message>
    <message>
        <source>%1 % of what trains</source>
        <translation>训练部分的 %1 %</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::QueueList</name>
    <message>
        <source>Waiting runs</source>
        <translation>等待中的运行</translation>
    </message>
    <message>
        <source>Drag to reorder (Ctrl+Up, Ctrl+Down); remove with Delete</source>
        <translation>拖动可调整顺序（Ctrl+上、Ctrl+下）；按 Delete 移除</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Set up another run</source>
        <translation>设置另一个运行</translation>
    </message>
    <message>
        <source>drag to reorder</source>
        <translation>拖动可调整顺序</translation>
    </message>
    <message>
        <source>Nothing is waiting. One run trains at a time.</source>
        <translation>没有等待的运行。每次只训练一个。</translation>
    </message>
    <message>
        <source>One run trains at a time.</source>
        <translation>每次只训练一个。</translation>
    </message>
    <message>
        <source>All done at about %1. One run trains at a time.</source>
        <translation>大约 %1 全部完成。每次只训练一个。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RangeRow</name>
    <message>
        <source>%1, from</source>
        <translation>%1，下限</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1，上限</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Alternatives divided by |, such as 300 | 600, 200</source>
        <translation>备选项以 | 分隔，例如 300 | 600, 200</translation>
    </message>
    <message>
        <source>The second number must be the larger one.</source>
        <translation>第二个数必须更大。</translation>
    </message>
    <message>
        <source>Whole numbers divided by commas, alternatives by |.</source>
        <translation>整数以逗号分隔，备选项以 | 分隔。</translation>
    </message>
    <message>
        <source>At least two alternatives, divided by |.</source>
        <translation>至少两个备选项，以 | 分隔。</translation>
    </message>
    <message>
        <source>At least two of them.</source>
        <translation>至少选择两项。</translation>
    </message>
    <message>
        <source>stays at %1</source>
        <translation>固定为 %1</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RangesPanel</name>
    <message>
        <source>What varies</source>
        <translation>参与搜索的设置</translation>
    </message>
    <message>
        <source>the first trial takes the defaults, the others are drawn from these ranges</source>
        <translation>第一次试验使用默认值，其余从以下范围抽取</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>%1 more, %2 of them vary</source>
        <translation>另有 %1 项，其中 %2 项参与搜索</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ReadingPage</name>
    <message>
        <source>Doubts</source>
        <translation>存疑之处</translation>
    </message>
    <message>
        <source>importing again with other settings can take them away</source>
        <translation>换用其他设置重新导入即可消除</translation>
    </message>
    <message>
        <source>How it was read</source>
        <translation>读取方式</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ReasonBars</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RecommendModel</name>
    <message>
        <source>%1 is kept in the project</source>
        <translation>%1 已保留在项目中</translation>
    </message>
    <message>
        <source>%1 is deleted</source>
        <translation>%1 已删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 no longer comes in these lists</source>
        <translation>%1 不再出现在这些列表中</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RecommendScreen</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This run&apos;s model cannot serve a person it has not seen in training.</source>
        <translation>此运行的模型无法服务训练中未见过的人。</translation>
    </message>
    <message>
        <source>This run&apos;s model has no latent space of users.</source>
        <translation>此运行的模型没有用户隐空间。</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>Open a project or import data to see recommendations.</source>
        <translation>打开项目或导入数据后即可查看推荐。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>No trained run yet</source>
        <translation>还没有训练好的运行</translation>
    </message>
    <message>
        <source>Train a model and everyone&apos;s recommendations appear here.</source>
        <translation>训练模型后，所有人的推荐会显示在这里。</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy 年 M 月 d 日</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>虚拟人物</translation>
    </message>
    <message>
        <source>Made up: add what this person has and see the list change.</source>
        <translation>虚构：添加此人拥有的物品，即可看到列表变化。</translation>
    </message>
    <message>
        <source>what-if, not saved</source>
        <translation>假设场景，未保存</translation>
    </message>
    <message>
        <source>%1 feedback marks stored</source>
        <translation>已保存 %1 条反馈</translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Export recommendations</source>
        <translation>导出推荐结果</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>在图上显示</translation>
    </message>
    <message>
        <source>New person…</source>
        <translation>新建虚拟人物…</translation>
    </message>
    <message>
        <source>kept in the project</source>
        <translation>已保留在项目中</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>保留…</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>10 in a row</source>
        <translation>续写 10 个</translation>
    </message>
    <message>
        <source>Top 10</source>
        <translation>前 10 个</translation>
    </message>
    <message>
        <source>%1, known %2 stay in</source>
        <translation>%1，保留已有%2</translation>
    </message>
    <message>
        <source>%1, known %2 are hidden</source>
        <translation>%1，隐藏已有%2</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RejectedModel</name>
    <message>
        <source>whole</source>
        <translation>整行</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Row as read</source>
        <translation>读到的行</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RejectedTable</name>
    <message>
        <source>Rejected rows</source>
        <translation>拒绝的行</translation>
    </message>
    <message>
        <source>%1, the first %2 are kept</source>
        <translation>%1，保留前 %2 行</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Every row that was read could be used.</source>
        <translation>读取的每一行都可用。</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>保存拒绝的行</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Saving rejected rows</source>
        <translation>正在保存拒绝的行</translation>
    </message>
    <message>
        <source>Rejected rows saved as %1</source>
        <translation>拒绝的行已存为 %1</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ReportExport</name>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表 (*.csv)</translation>
    </message>
    <message>
        <source>HTML report (*.html)</source>
        <translation>HTML 报告 (*.html)</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Nothing was written: %1</source>
        <translation>没有写入任何内容：%1</translation>
    </message>
    <message>
        <source>Report (HTML)…</source>
        <translation>报告（HTML）…</translation>
    </message>
    <message>
        <source>Report with generative quality (HTML)…</source>
        <translation>含生成质量的报告（HTML）…</translation>
    </message>
    <message>
        <source>Also likelihood, latent space and made-up histories; takes longer</source>
        <translation>还包括似然、隐空间和生成的历史；耗时更长</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>表格（CSV）…</translation>
    </message>
    <message>
        <source>Other tables…</source>
        <translation>其他表格…</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>打开报告</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RunChooser</name>
    <message>
        <source>1 run chosen</source>
        <translation>已选 1 个运行</translation>
    </message>
    <message>
        <source>%1 runs chosen</source>
        <translation>已选 %1 个运行</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RunCombo</name>
    <message>
        <source>%1 · older data</source>
        <comment>a run</comment>
        <translation>%1 · 旧数据</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RunCurves</name>
    <message>
        <source>Validation NDCG@10</source>
        <translation>验证 NDCG@10</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Save chart…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Check runs in the table to see their curves.</source>
        <translation>在表格中勾选运行即可查看曲线。</translation>
    </message>
    <message>
        <source>Validation curves of the compared runs</source>
        <translation>所比较运行的验证曲线</translation>
    </message>
    <message>
        <source>validation curves</source>
        <translation>验证曲线</translation>
    </message>
    <message>
        <source>%1, fitted in one go</source>
        <translation>%1，一次拟合</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RunSettings</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1 项</translation>
    </message>
    <message>
        <source>Split: %1. Ranked against all %2, known ones hidden.</source>
        <translation>划分：%1。在全部 %2中排序，隐藏已知的。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RunWordsPanel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Split, %1</source>
        <translation>划分，%1</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>文字说明</translation>
    </message>
    <message>
        <source>Wilcoxon&apos;s signed-rank test over users, corrected by Holm over all pairs; 95 % interval of the difference from resampled users.</source>
        <translation>对用户做 Wilcoxon 符号秩检验，并对所有配对做 Holm 校正；差值的 95% 区间来自对用户的重抽样。</translation>
    </message>
    <message>
        <source>Check two runs or more to compare them.</source>
        <translation>勾选两个或更多运行即可比较。</translation>
    </message>
    <message>
        <source>Testing the differences user by user…</source>
        <translation>正在逐用户检验差异…</translation>
    </message>
    <message>
        <source>Comparing %1 runs</source>
        <translation>正在比较 %1 个运行</translation>
    </message>
    <message>
        <source>%1 − %2 = %3, 95 % interval %4 to %5</source>
        <translation>%1 − %2 = %3，95% 区间 %4 至 %5</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RunsModel</name>
    <message>
        <source>no result</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month</comment>
        <translation>M 月 d 日</translation>
    </message>
    <message>
        <source>Compared below (Space)</source>
        <translation>在下方比较（空格）</translation>
    </message>
    <message>
        <source>Starred (S)</source>
        <translation>星标（S）</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>best of %1 trials of %2</source>
        <translation>%2 的 %1 次试验中最好的一次</translation>
    </message>
    <message>
        <source>%1 newer interactions</source>
        <translation>新增 %1 次交互</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RunsScreen</name>
    <message>
        <source>All models</source>
        <translation>全部模型</translation>
    </message>
    <message>
        <source>Stop the training first.</source>
        <translation>请先停止训练。</translation>
    </message>
    <message>
        <source>Delete (Del); can be undone</source>
        <translation>删除（Del），可撤销</translation>
    </message>
    <message>
        <source>test results · split %1</source>
        <translation>测试结果 · 划分：%1</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 个运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 个运行</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%2 个运行中的 %1 个</translation>
    </message>
    <message>
        <source>%1 compared, %2</source>
        <translation>已选 %1 个比较，共 %2</translation>
    </message>
    <message>
        <source>1 run deleted</source>
        <translation>已删除 1 个运行</translation>
    </message>
    <message>
        <source>%1 runs deleted</source>
        <translation>已删除 %1 个运行</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>Clone with changes…</source>
        <translation>克隆并修改…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>Find in runs and notes</source>
        <translation>在运行和备注中查找</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>重命名（F2）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>No run passes the filter.</source>
        <translation>没有符合筛选条件的运行。</translation>
    </message>
    <message>
        <source>Test metrics</source>
        <translation>测试指标</translation>
    </message>
    <message>
        <source>mean and 95 % interval</source>
        <translation>均值与 95% 区间</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>Train a model and it appears here with its curves and results.</source>
        <translation>训练一个模型后，其曲线和结果会显示在这里。</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>Best of each search</source>
        <translation>每次搜索的最佳试验</translation>
    </message>
    <message>
        <source>All trials</source>
        <translation>全部试验</translation>
    </message>
    <message>
        <source>No trials</source>
        <translation>不含试验</translation>
    </message>
    <message>
        <source>Trials of searches</source>
        <translation>搜索的试验</translation>
    </message>
    <message>
        <source>Which trials of searches are listed. Starred ones stand beside the best.</source>
        <translation>列出搜索的哪些试验。加星标的试验与最佳试验一同列出。</translation>
    </message>
    <message>
        <source>Ranked against all %1, known ones hidden. Recall divides by the number of held-out ones.</source>
        <translation>在全部 %1中排序，隐藏已知的。Recall 以留出的数目为分母。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::RunsTable</name>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ScoringPane</name>
    <message>
        <source>Score now</source>
        <translation>立即计算</translation>
    </message>
    <message>
        <source>Scoring %1 runs</source>
        <translation>正在计算 %1 个运行</translation>
    </message>
    <message>
        <source>Evaluating runs</source>
        <translation>正在评估运行</translation>
    </message>
    <message>
        <source>The lists could not be scored: %1 The stored numbers above are still good.</source>
        <translation>无法计算列表：%1 上方存储的数值仍然有效。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 of %2%3</source>
        <translation>%1 / %2%3</translation>
    </message>
    <message>
        <source>The pictures and tests need the lists of %1 from %2 runs.</source>
        <translation>图表和检验需要 %2 个运行为 %1生成的列表。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ScreenStack</name>
    <message>
        <source>No project open</source>
        <translation>没有打开的项目</translation>
    </message>
    <message>
        <source>This screen works on a project. Open one, import your data or look at the sample.</source>
        <translation>本页需要一个项目。打开已有项目、导入数据，或看看示例。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>回到主页</translation>
    </message>
    <message>
        <source>Check and save what can be saved…</source>
        <translation>检查并保存完好的部分…</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SearchField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SegmentPanel</name>
    <message>
        <source>NDCG@%1 by activity</source>
        <translation>按活跃度的 NDCG@%1</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Groups to compare</source>
        <translation>要对比的分组</translation>
    </message>
    <message>
        <source>%1 by length of history</source>
        <translation>按历史长度分组的%1</translation>
    </message>
    <message>
        <source>Held-out %1 by popularity</source>
        <translation>按流行度分组的留出%1</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，按 %2 分组</translation>
    </message>
    <message>
        <source>Accuracy in groups</source>
        <translation>各组准确度</translation>
    </message>
    <message>
        <source>Recall@%1 by rarity</source>
        <translation>按冷门程度的 Recall@%1</translation>
    </message>
    <message>
        <source>of %1 to be found</source>
        <translation>待找出的%1</translation>
    </message>
    <message>
        <source>NDCG@%1</source>
        <translation>NDCG@%1</translation>
    </message>
    <message>
        <source>by %1, 95 % interval</source>
        <translation>按 %1 分组，95% 区间</translation>
    </message>
    <message>
        <source>of “%1” and everyone else, 95 % interval</source>
        <translation>“%1”与其余所有人，95% 区间</translation>
    </message>
    <message>
        <source>The selection “%1” and everyone else</source>
        <translation>选择集“%1”与其余所有人</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SelectionsMenu</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep this selection</source>
        <translation>保留所选</translation>
    </message>
    <message>
        <source>Kept %1</source>
        <translation>已保留 %1</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>重命名 %1</translation>
    </message>
    <message>
        <source>%1 is deleted</source>
        <translation>已删除 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Selections (%1)</source>
        <translation>选择集（%1）</translation>
    </message>
    <message>
        <source>Selections made on the map and kept in the project</source>
        <translation>在地图上选出并保留在项目中的选择集</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SelfCheckPanel</name>
    <message>
        <source>Check this installation</source>
        <translation>检查本机安装</translation>
    </message>
    <message>
        <source>Known answers and what was found here</source>
        <translation>已知答案与本机结果</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>Wait until the training has ended: both need the numerical libraries.</source>
        <translation>请等训练结束：两者都要使用数值库。</translation>
    </message>
    <message>
        <source>Small problems with known answers, about two seconds.</source>
        <translation>用已知答案的小问题检验，约两秒。</translation>
    </message>
    <message>
        <source>Checking this installation</source>
        <translation>正在检查本机安装</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无数值</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应为</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实得</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SequenceStrip</name>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>log-probability %1</source>
        <translation>对数概率 %1</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>How the history goes on</source>
        <translation>续写历史的方式</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>贪心</translation>
    </message>
    <message>
        <source>Each one is the likeliest after those before it</source>
        <translation>每一个都是在前面各项之后最可能的</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>束搜索</translation>
    </message>
    <message>
        <source>The sequences that are likeliest as a whole, as far as five alternatives find them</source>
        <translation>整体上最可能的序列，以五条候选能找到的为限</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>Each one is drawn by its probability</source>
        <translation>每一个都按概率抽取</translation>
    </message>
    <message>
        <source>Of the whole sequence, in nats: the sum of the logarithms of its probabilities</source>
        <translation>整个序列的对数概率，单位为 nat：各项概率的对数之和</translation>
    </message>
    <message>
        <source>Likelier sequence</source>
        <translation>更可能的序列</translation>
    </message>
    <message>
        <source>Less likely sequence</source>
        <translation>次可能的序列</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Temperature: below 1 sharper, above 1 more varied</source>
        <translation>温度：小于 1 更集中，大于 1 更多样</translation>
    </message>
    <message>
        <source>Draws another sequence from the same probabilities</source>
        <translation>按同样的概率再抽取一条序列</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SetupPage</name>
    <message>
        <source>Seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source>Repeats the run, so that luck shows as a spread.</source>
        <translation>重复训练，使偶然性以离散程度体现。</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>首个种子</translation>
    </message>
    <message>
        <source>The same seed and settings give the same run again.</source>
        <translation>相同的种子和设置会得到相同的运行。</translation>
    </message>
    <message>
        <source>At most %1, the number of %2.</source>
        <translation>最大为 %1，即%2总数。</translation>
    </message>
    <message>
        <source>The project can only be read, so a run cannot be stored in it.</source>
        <translation>项目为只读，无法保存运行。</translation>
    </message>
    <message>
        <source>One setting needs a correction</source>
        <translation>有 1 项设置需要更正</translation>
    </message>
    <message>
        <source>%1 settings need a correction</source>
        <translation>有 %1 项设置需要更正</translation>
    </message>
    <message>
        <source>%1 already reaches %2 %3 on validation here. Compare before you trust a bigger model.</source>
        <translation>%1 在此验证集上的 %2 已达 %3。采信更大的模型之前请先比较。</translation>
    </message>
    <message>
        <source>There is no run yet to copy from.</source>
        <translation>还没有可复制设置的运行。</translation>
    </message>
    <message>
        <source>default settings</source>
        <translation>默认设置</translation>
    </message>
    <message>
        <source>, seed %1</source>
        <translation>，种子 %1</translation>
    </message>
    <message>
        <source>Added. %1 in the queue.</source>
        <translation>已添加。队列中有 %1 个。</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>Copy settings from a run…</source>
        <translation>从运行复制设置…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Basic settings</source>
        <translation>基本设置</translation>
    </message>
    <message>
        <source>a dot marks what you changed</source>
        <translation>圆点标记已更改的项</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Train beside it</source>
        <translation>同时训练</translation>
    </message>
    <message>
        <source>Measure that decides the best epoch</source>
        <translation>决定最佳轮次的指标</translation>
    </message>
    <message>
        <source>Keep the epoch with the best</source>
        <translation>保留验证集上</translation>
    </message>
    <message>
        <source>on validation, never on test.</source>
        <translation>最佳的轮次，不看测试集。</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Tries many settings of this model and keeps the best</source>
        <translation>尝试该模型的多组设置并保留最佳</translation>
    </message>
    <message>
        <source>This model has no settings to search.</source>
        <translation>该模型没有可搜索的设置。</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>搜索…</translation>
    </message>
    <message>
        <source>simple methods on the same split</source>
        <translation>相同划分上的简单方法</translation>
    </message>
    <message>
        <source>Find the best model…</source>
        <translation>寻找最佳模型…</translation>
    </message>
    <message>
        <source>Tries several models and settings within the minutes you give</source>
        <translation>在给定的分钟数内尝试多种模型和设置</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ShareChart</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1：%2%</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SidePreviewModel</name>
    <message>
        <source>%1 (ids)</source>
        <translation>%1（编号）</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SideStep</name>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>Side information</source>
        <translation>附加信息</translation>
    </message>
    <message>
        <source>links</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>What else is known?</source>
        <translation>还有哪些信息？</translation>
    </message>
    <message>
        <source>Titles, prices, genres, countries: they name and colour what you see. Models that can use them say so.</source>
        <translation>标题、价格、类别、国家：用于命名和着色。能使用它们的模型会注明。</translation>
    </message>
    <message>
        <source>File about %1</source>
        <translation>%1的文件</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>File with pairs of %1</source>
        <translation>%1配对的文件</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use: %1</source>
        <translation>使用：%1</translation>
    </message>
    <message>
        <source>found beside the source</source>
        <translation>在来源旁找到</translation>
    </message>
    <message>
        <source>Two columns of ids. Friends, follows, trust.</source>
        <translation>两列编号：好友、关注、信任。</translation>
    </message>
    <message>
        <source>Column of the ids</source>
        <translation>编号所在的列</translation>
    </message>
    <message>
        <source>%1 of %2 %3 are described</source>
        <translation>%2 个%3中有 %1 个有描述</translation>
    </message>
    <message>
        <source>Left out: only %1</source>
        <translation>未采用：只有%1</translation>
    </message>
    <message>
        <source>As found: %1</source>
        <translation>自动识别：%1</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Known: %1</source>
        <translation>已知：%1</translation>
    </message>
    <message>
        <source>%1 rows name nobody, such as %2</source>
        <translation>有 %1 行找不到对应，例如 %2</translation>
    </message>
    <message>
        <source>One row each: a column with the id, then any columns.</source>
        <translation>每个一行：一列是编号，其余任意。</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2 %3 have links</source>
        <translation>%2 个%3中有 %1 个有链接</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SourceChooser</name>
    <message>
        <source>Choose the list that holds the events.</source>
        <translation>请选择存放事件的列表。</translation>
    </message>
    <message>
        <source>Choose the table that holds the interactions.</source>
        <translation>请选择存放交互数据的表。</translation>
    </message>
    <message>
        <source>The marked one is read as the events.</source>
        <translation>选中的列表会作为事件读取。</translation>
    </message>
    <message>
        <source>No name says which is meant: the first is read until you choose another.</source>
        <translation>从名称看不出该用哪一个：除非另选，否则读取第一个。</translation>
    </message>
    <message>
        <source>The marked one is read as the interactions.</source>
        <translation>选中的表会作为交互数据读取。</translation>
    </message>
    <message>
        <source>Lists in %1</source>
        <translation>%1 中的列表</translation>
    </message>
    <message>
        <source>Tables in %1</source>
        <translation>%1 中的表</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Back to what the names say</source>
        <translation>恢复为根据名称识别的结果</translation>
    </message>
    <message>
        <source>Tables that each of the %1 files has</source>
        <translation>%1 个文件都有的表</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SourceStep</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等 %2 个</translation>
    </message>
    <message>
        <source>Choose the data first.</source>
        <translation>请先选择数据。</translation>
    </message>
    <message>
        <source>Choose the file with the test part too.</source>
        <translation>还需选择测试部分的文件。</translation>
    </message>
    <message>
        <source>This source cannot be read.</source>
        <translation>无法读取该来源。</translation>
    </message>
    <message>
        <source>Where is the data?</source>
        <translation>数据在哪里？</translation>
    </message>
    <message>
        <source>One data set</source>
        <translation>一个数据集</translation>
    </message>
    <message>
        <source>Already split</source>
        <translation>已划分</translation>
    </message>
    <message>
        <source>Training, validation and test parts come in files of their own.</source>
        <translation>训练、验证和测试部分各有单独的文件。</translation>
    </message>
    <message>
        <source>Drop a file, a folder or an archive here</source>
        <translation>将文件、文件夹或压缩包拖到这里</translation>
    </message>
    <message>
        <source>Choose &amp;files…</source>
        <translation>选择文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose f&amp;older…</source>
        <translation>选择文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选择</translation>
    </message>
    <message>
        <source>Recent sources</source>
        <translation>最近的来源</translation>
    </message>
    <message>
        <source>&amp;Training part</source>
        <translation>训练部分(&amp;T)</translation>
    </message>
    <message>
        <source>What models learn from.</source>
        <translation>模型从中学习。</translation>
    </message>
    <message>
        <source>&amp;Validation part</source>
        <translation>验证部分(&amp;V)</translation>
    </message>
    <message>
        <source>Decides when training stops. May be left empty.</source>
        <translation>决定何时停止训练，可以留空。</translation>
    </message>
    <message>
        <source>T&amp;est part</source>
        <translation>测试部分(&amp;E)</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>This source cannot be read</source>
        <translation>无法读取该来源</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>Choose data files</source>
        <translation>选择数据文件</translation>
    </message>
    <message>
        <source>Choose a folder with data</source>
        <translation>选择数据文件夹</translation>
    </message>
    <message>
        <source>What models are evaluated on.</source>
        <translation>用于评估模型。</translation>
    </message>
    <message>
        <source>Who had what, and when if it is known. Text, CSV, JSON, workbooks, databases, MovieLens or RecBole files, plain or packed.</source>
        <translation>谁拥有什么，以及（如已知）何时。支持文本、CSV、JSON、电子表格、数据库、MovieLens 或 RecBole 文件，可压缩。</translation>
    </message>
    <message>
        <source>csv, tsv, txt, dat, inter, json, xlsx, ods, sqlite; also inside zip, tar, gz, xz, zst</source>
        <translation>csv、tsv、txt、dat、inter、json、xlsx、ods、sqlite；也可在 zip、tar、gz、xz、zst 内</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SplitPanel</name>
    <message>
        <source>Data and split</source>
        <translation>数据与划分</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Random within each %1</source>
        <translation>按每位%1随机划分</translation>
    </message>
    <message>
        <source>Leave the last one out</source>
        <translation>留出最后一项</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>As the files say</source>
        <translation>按文件的划分</translation>
    </message>
    <message>
        <source>Kind of split</source>
        <translation>划分方式</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The data has no times.</source>
        <translation>数据没有时间。</translation>
    </message>
    <message>
        <source>The imported files give no split.</source>
        <translation>导入的文件没有给出划分。</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>Valid %1</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>The data has neither times nor an order of its own.</source>
        <translation>数据既没有时间，也没有自身的顺序。</translation>
    </message>
    <message>
        <source>Hold out whole %1</source>
        <translation>整体留出%1</translation>
    </message>
    <message>
        <source>Test as the files say</source>
        <translation>测试按文件所给</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::StackedBarChart</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1：%2%</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>没有正在进行的任务</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>窗口语言</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::Steps</name>
    <message>
        <source>Bring data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>看看内部</translation>
    </message>
    <message>
        <source>Read the lists</source>
        <translation>查看列表</translation>
    </message>
    <message>
        <source>A file, a folder or an archive. Columns and encoding are guessed and shown first.</source>
        <translation>文件、文件夹或压缩包都可以。先猜测各列和编码，再给你确认。</translation>
    </message>
    <message>
        <source>Pick a model with its two-sentence explanation. Watch it learn, stop when you like, keep the best.</source>
        <translation>按两句话的说明挑选模型。观察学习过程，随时停止，保留最佳。</translation>
    </message>
    <message>
        <source>What each person would get and why. Compare with simple methods before believing it.</source>
        <translation>每个人会得到什么推荐，为什么。先与简单方法比较，再下结论。</translation>
    </message>
    <message>
        <source>A map of your people or of what they have. Circle a group to see what it has in common.</source>
        <translation>您的用户或物品的地图。圈出一群，看看它们有什么共同之处。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::StudiesPanel</name>
    <message>
        <source>Earlier searches</source>
        <translation>以往的搜索</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::StudyRunner</name>
    <message>
        <source>Searching settings of %1</source>
        <translation>正在搜索 %1 的设置</translation>
    </message>
    <message>
        <source>The search was stopped before it began.</source>
        <translation>搜索在开始前已停止。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::SummaryStep</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>The project needs a name.</source>
        <translation>项目需要名称。</translation>
    </message>
    <message>
        <source>A name cannot hold a slash.</source>
        <translation>名称不能包含斜杠。</translation>
    </message>
    <message>
        <source>There is a project of this name already. Choose another name or replace it.</source>
        <translation>已有同名项目。请换一个名称或替换它。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>This folder cannot be written to. Choose another one.</source>
        <translation>无法写入该文件夹，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Ready to import</source>
        <translation>准备导入</translation>
    </message>
    <message>
        <source>One file holds everything: data, runs, results. Import writes it; until then nothing is written.</source>
        <translation>一个文件包含一切：数据、运行和结果。点击导入才会写入。</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>The file gets the ending .tastescope.</source>
        <translation>文件后缀为 .tastescope。</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Replace the project of this name, its runs included</source>
        <translation>替换同名项目，包括其中的运行</translation>
    </message>
    <message>
        <source>Kind of data</source>
        <translation>数据类型</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>存疑之处</translation>
    </message>
    <message>
        <source>nothing is held back because of them</source>
        <translation>不会因此略去任何内容</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>各部分</translation>
    </message>
    <message>
        <source>given, each in a file of its own</source>
        <translation>已划分，各在一个文件中</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>正在计数…</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::TrainQueue</name>
    <message>
        <source>Training %1</source>
        <translation>正在训练 %1</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::TrainScreen</name>
    <message>
        <source>Nothing to train on yet</source>
        <translation>还没有可训练的数据</translation>
    </message>
    <message>
        <source>Open a project or import data first; models learn from it here.</source>
        <translation>请先打开项目或导入数据，模型将在这里从中学习。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>%1 in the queue</source>
        <translation>队列中 %1 个</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>检查点 %1</translation>
    </message>
    <message>
        <source>Added. It starts when the search has ended.</source>
        <translation>已加入队列，搜索结束后开始。</translation>
    </message>
    <message>
        <source>trained again</source>
        <translation>重新训练</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::TuneModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>no result</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>Round of successive halving: each trains three times as long as the one before.</source>
        <translation>逐次减半的轮次：每轮的训练时间是前一轮的三倍。</translation>
    </message>
    <message>
        <source>On validation, never on test.</source>
        <translation>在验证集上，绝不用测试集。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::TunePage</name>
    <message>
        <source>successive halving</source>
        <translation>逐次减半</translation>
    </message>
    <message>
        <source>random search</source>
        <translation>随机搜索</translation>
    </message>
    <message>
        <source>New search…</source>
        <translation>新建搜索…</translation>
    </message>
    <message>
        <source>Stop search</source>
        <translation>停止搜索</translation>
    </message>
    <message>
        <source>Keeps every trial; the one of the moment is paused.</source>
        <translation>保留所有试验；当前试验暂停。</translation>
    </message>
    <message>
        <source>Continue search</source>
        <translation>继续搜索</translation>
    </message>
    <message>
        <source>Makes the trials that are missing, exactly as they were planned.</source>
        <translation>按原计划完成尚缺的试验。</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>each is a run; double-click opens it in Runs</source>
        <translation>每次试验都是一次运行；双击在“运行记录”中打开</translation>
    </message>
    <message>
        <source>The first trial is about to begin.</source>
        <translation>第一次试验即将开始。</translation>
    </message>
    <message>
        <source>Settings and result</source>
        <translation>设置与结果</translation>
    </message>
    <message>
        <source>one line a trial, strong colour is better; drag along an axis to filter</source>
        <translation>每条线是一次试验，颜色越醒目越好；沿坐标轴拖动可筛选</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Settings and result of every trial</source>
        <translation>每次试验的设置与结果</translation>
    </message>
    <message>
        <source>Best value by trial</source>
        <translation>各次试验后的最佳值</translation>
    </message>
    <message>
        <source>%1 more minutes</source>
        <translation>再搜索 %1 分钟</translation>
    </message>
    <message>
        <source>The time is spent; this gives the search as much again.</source>
        <translation>时间已用完；点此再给搜索同样多的时间。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::TuneSetup</name>
    <message>
        <source>%1 is solved in one go, without epochs to share out.</source>
        <translation>%1 一次求解完成，没有可分配的轮数。</translation>
    </message>
    <message>
        <source>One range needs a correction</source>
        <translation>有一个范围需要更正</translation>
    </message>
    <message>
        <source>%1 ranges need a correction</source>
        <translation>有 %1 个范围需要更正</translation>
    </message>
    <message>
        <source>Nothing varies. Tick at least one setting.</source>
        <translation>没有参与搜索的设置。请至少勾选一项。</translation>
    </message>
    <message>
        <source>Choose a model first.</source>
        <translation>请先选择模型。</translation>
    </message>
    <message>
        <source>The project can only be read, so a run cannot be stored in it.</source>
        <translation>项目为只读，无法保存运行。</translation>
    </message>
    <message>
        <source>A search is running. One runs at a time.</source>
        <translation>正在搜索。同一时间只能进行一次搜索。</translation>
    </message>
    <message>
        <source>Trains many settings for a few epochs, the best third of them three times as long, and so on. Good settings are found sooner.</source>
        <translation>先让多组设置各训练几轮，最好的三分之一再训练三倍时间，依此类推，能更快找到好的设置。</translation>
    </message>
    <message>
        <source>Draws settings evenly from the ranges and trains each of them in full.</source>
        <translation>从范围中均匀抽取设置，每组都完整训练。</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Back to the run</source>
        <translation>返回运行设置</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Successive halving</source>
        <translation>逐次减半</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>搜索预算</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Settings to try</source>
        <translation>尝试的设置数</translation>
    </message>
    <message>
        <source>Minutes in all</source>
        <translation>总分钟数</translation>
    </message>
    <message>
        <source>Epochs, at most</source>
        <translation>最多轮数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Every trial is a run of its own. Stop at any time: what is found stays, and the search can go on later.</source>
        <translation>每次试验都是一次独立的运行。可随时停止：已有结果会保留，以后还能继续搜索。</translation>
    </message>
    <message>
        <source>Start search</source>
        <translation>开始搜索</translation>
    </message>
    <message>
        <source>Timing a few steps</source>
        <translation>正在试跑几步以估计用时</translation>
    </message>
    <message>
        <source>Timing a few steps…</source>
        <translation>正在试跑几步以估计用时…</translation>
    </message>
    <message>
        <source>How long that takes is not known.</source>
        <translation>所需时间未知。</translation>
    </message>
    <message>
        <source>At most %1, with the settings of now.</source>
        <translation>按当前设置，最多%1。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::TuneStrip</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在搜索</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>搜索进度</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>使用这组设置</translation>
    </message>
    <message>
        <source>Fills the set-up of a run with the best settings.</source>
        <translation>用最佳设置填写运行的设置页。</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>训练更久</translation>
    </message>
    <message>
        <source>Fills the set-up with the best settings and twice the epochs.</source>
        <translation>用最佳设置和两倍轮数填写设置页。</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>目前最佳</translation>
    </message>
    <message>
        <source>Starts when the training before it has ended</source>
        <translation>前面的训练结束后开始</translation>
    </message>
    <message>
        <source>Trial %1 of %2</source>
        <translation>试验 %1，共 %2 次</translation>
    </message>
    <message>
        <source>Trial %1</source>
        <translation>试验 %1</translation>
    </message>
    <message>
        <source>%1 of %2 trials</source>
        <translation>已完成 %1 次试验，共 %2 次</translation>
    </message>
    <message>
        <source>%1 trials</source>
        <translation>%1 次试验</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 on validation</source>
        <translation>验证集 %1</translation>
    </message>
    <message>
        <source>No trial has ended yet.</source>
        <translation>尚无试验完成。</translation>
    </message>
    <message>
        <source>%1 on validation, trial %2</source>
        <translation>验证集 %1，试验 %2</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>已用时 %1</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::UserPicker</name>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 位</translation>
    </message>
    <message>
        <source>Find %1</source>
        <translation>查找%1</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一位</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>%1 of the selection</source>
        <translation>所选的 %1 个</translation>
    </message>
    <message>
        <source>Only what was selected on the map is listed. The cross lists everybody.</source>
        <translation>仅列出在地图上选中的对象。点叉号可列出全部。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1 位</translation>
    </message>
    <message>
        <source>Only the selection “%1” is listed. The cross lists everybody.</source>
        <translation>仅列出选择集“%1”。点击叉号列出所有人。</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::WhatIfStrip</name>
    <message>
        <source>What if</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>全部撤销</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::WhyPanel</name>
    <message>
        <source>Select a recommendation to see what carries it.</source>
        <translation>选择一条推荐，查看其依据。</translation>
    </message>
    <message>
        <source>Nothing in the history raises its score.</source>
        <translation>历史中没有提高其得分的内容。</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>为何推荐 %1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>推荐理由</translation>
    </message>
    <message>
        <source>Try without this one</source>
        <translation>试试去掉这一件</translation>
    </message>
    <message>
        <source>Try without these %1</source>
        <translation>试试去掉这 %1 件</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>与 %1 对比</translation>
    </message>
    <message>
        <source>Puts its list for this person beside this one, with what moved</source>
        <translation>把它给此人的列表放在旁边，并标出名次变化</translation>
    </message>
    <message>
        <source>%1 others carry %2.</source>
        <translation>另外 %1 个支撑 %2。</translation>
    </message>
    <message>
        <source>%1 of %2 have it.</source>
        <translation>%2中有 %1 位拥有它。</translation>
    </message>
    <message>
        <source>measured by leaving each one out</source>
        <translation>通过逐一去掉来衡量</translation>
    </message>
</context>
<context>
    <name>tastescope::ui::ZoomPanel</name>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit all</source>
        <translation>显示全部</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>qa_desk</name>
    <message>
      <source> </source>
      <translation> </translation>
    </message>
    <message>
      <source> min</source>
      <translation> 分钟</translation>
    </message>
    <message>
      <source> s</source>
      <translation> 秒</translation>
    </message>
    <message>
      <source>% passed, small: n; the lower the stronger; outlined: fewer than 5</source>
      <translation>合格 %，小字为 n；越低颜色越深；虚线框：少于 5</translation>
    </message>
    <message numerus="yes">
      <source>%n action(s) overdue</source>
      <translation>
        <numerusform>%n 项行动已逾期</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n agent(s)</source>
      <translation>
        <numerusform>%n 位坐席</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n answer(s) exported.</source>
      <translation>
        <numerusform>已导出 %n 条作答。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s)</source>
      <translation>
        <numerusform>%n 条通话</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) added</source>
      <translation>
        <numerusform>新增 %n 条通话</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) are sealed for {name}.</source>
      <translation>
        <numerusform>已为{name}加密打包 %n 通通话。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) behind it</source>
      <translation>
        <numerusform>背后的 %n 条通话</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) chosen</source>
      <translation>
        <numerusform>已选 %n 条通话</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) completed</source>
      <translation>
        <numerusform>补全 %n 条通话</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) could be drawn.</source>
      <translation>
        <numerusform>共 %n 条通话可抽。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) exported.</source>
      <translation>
        <numerusform>已导出 %n 条通话。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) given out.</source>
      <translation>
        <numerusform>已分配 %n 条通话。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) left for you</source>
      <translation>
        <numerusform>您还有 %n 条通话</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) left for you, due {day}</source>
      <translation>
        <numerusform>您还有 %n 条通话，{day}到期</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) of {frame}, {period}</source>
      <translation>
        <numerusform>{frame} 条中的 %n 条，{period}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) tell an agent's pass rate to about ±{points} points: good for coaching, not for ranking.</source>
      <translation>
        <numerusform>%n 条通话只能把坐席的合格率测到约 ±{points} 个百分点：可用于辅导，不可用于排名。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) to score</source>
      <translation>
        <numerusform>%n 条通话待评分</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) tried</source>
      <translation>
        <numerusform>试了 %n 条通话</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n cannot tell</source>
      <translation>
        <numerusform>%n 条无法判断</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n change(s) wait for others they rest on.</source>
      <translation>
        <numerusform>%n 处修改在等待其所依赖的内容。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n comment(s) still needed:</source>
      <translation>
        <numerusform>%n 条必填备注未填：</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n critical error(s)</source>
      <translation>
        <numerusform>%n 个关键错误</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) late</source>
      <translation>
        <numerusform>逾期 %n 天</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) left</source>
      <translation>
        <numerusform>还剩 %n 天</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n difference(s) from the version in use. Once published it never changes.</source>
      <translation>
        <numerusform>与在用版本有 %n 处不同。发布后不再改变。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n difference(s) hold for all tests together</source>
      <translation>
        <numerusform>%n 项差异在全部检验合并后仍成立</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n double(s) set aside; nothing of them is lost.</source>
      <translation>
        <numerusform>%n 条重复内容已另存，没有丢失。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n evaluation(s)</source>
      <translation>
        <numerusform>%n 份质检单</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n evaluator(s)</source>
      <translation>
        <numerusform>%n 位评分人</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n fault(s)</source>
      <translation>
        <numerusform>%n 处问题</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n filled in, not looked at</source>
      <translation>
        <numerusform>%n 项自动填入，尚未确认</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n found no evaluator with room</source>
      <translation>
        <numerusform>%n 条没有评分人有余量</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n given before, kept</source>
      <translation>
        <numerusform>%n 条此前已分配，保留</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n group(s) can be told apart; inside a group the order means nothing.</source>
      <translation>
        <numerusform>可以区分出 %n 组；组内顺序没有意义。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n groups of agents and evaluators never meet: severity cannot be told from skill between them.</source>
      <translation>
        <numerusform>坐席与评分人分成互不相交的 %n 组，组间无法区分评分宽严与坐席水平。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n impression(s)</source>
      <translation>
        <numerusform>印象 %n 个</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n late</source>
      <translation>
        <numerusform>%n 份迟交</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n late or due today.</source>
      <translation>
        <numerusform>%n 项逾期或今天到期。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n late score(s), counted in no figure.</source>
      <translation>
        <numerusform>%n 份迟交评分，不计入任何数字。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n missing</source>
      <translation>
        <numerusform>缺 %n 条</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n moment(s)</source>
      <translation>
        <numerusform>%n 个片段</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n month(s)</source>
      <translation>
        <numerusform>%n 个月</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>另有 %n 项</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more evaluation(s) would settle it</source>
      <translation>
        <numerusform>再有 %n 份质检单即可定论</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more rated call(s) would settle it</source>
      <translation>
        <numerusform>再有 %n 条有评价的通话即可定论</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n name(s)</source>
      <translation>
        <numerusform>%n 人</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n note(s)</source>
      <translation>
        <numerusform>记录 %n 条</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n other file(s) in the folders hold nothing to import.</source>
      <translation>
        <numerusform>文件夹中另有 %n 个文件没有可导入的内容。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n person(s)</source>
      <translation>
        <numerusform>%n 人</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n person(s) have none yet.</source>
      <translation>
        <numerusform>还有 %n 人没有密码。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n person(s) invited</source>
      <translation>
        <numerusform>邀请 %n 人</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n plan(s)</source>
      <translation>
        <numerusform>%n 个方案</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n question(s) were read differently</source>
      <translation>
        <numerusform>%n 个评分项有分歧</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n question(s) without an answer:</source>
      <translation>
        <numerusform>%n 个评分项未评：</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rated</source>
      <translation>
        <numerusform>%n 条已评价</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rated call(s)</source>
      <translation>
        <numerusform>%n 条有评价的通话</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rating(s)</source>
      <translation>
        <numerusform>%n 条满意度</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recording(s) not here yet.</source>
      <translation>
        <numerusform>还有 %n 个录音未到。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n refused</source>
      <translation>
        <numerusform>%n 条未导入</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n refused change(s)</source>
      <translation>
        <numerusform>%n 处被拒绝的更改</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n root cause(s) still needed:</source>
      <translation>
        <numerusform>还需 %n 个根因：</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s)</source>
      <translation>
        <numerusform>%n 行</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) copied</source>
      <translation>
        <numerusform>已复制 %n 行</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n score(s) missing.</source>
      <translation>
        <numerusform>还缺 %n 份评分。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n score(s) missing. Reveal all the same?</source>
      <translation>
        <numerusform>还缺 %n 份评分。仍要揭晓吗？</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n scored</source>
      <translation>
        <numerusform>%n 条已评分</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n scored before</source>
      <translation>
        <numerusform>%n 条曾评过</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n scored call(s)</source>
      <translation>
        <numerusform>%n 条已评分的通话</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n scored this week</source>
      <translation>
        <numerusform>本周已评 %n 条</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n second score(s)</source>
      <translation>
        <numerusform>%n 份双评</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n selected</source>
      <translation>
        <numerusform>已选 %n 条</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n session(s) planned</source>
      <translation>
        <numerusform>已安排 %n 次辅导</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n should have been held</source>
      <translation>
        <numerusform>%n 次已过时间</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n signal(s)</source>
      <translation>
        <numerusform>%n 个信号</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n signed by one only</source>
      <translation>
        <numerusform>%n 次仅一方签字</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n skipped, replaced</source>
      <translation>
        <numerusform>%n 条被跳过，已替补</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n survey answer(s) added</source>
      <translation>
        <numerusform>新增 %n 条问卷答复</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n survey(s) sent noted</source>
      <translation>
        <numerusform>记下 %n 份已发送的问卷</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n text(s) to settle</source>
      <translation>
        <numerusform>%n 处文字待定夺</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n time(s)</source>
      <translation>
        <numerusform>%n 次</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unread</source>
      <translation>
        <numerusform>%n 份未读</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n value(s) outside the rating scale, taken as no rating.</source>
      <translation>
        <numerusform>%n 个值不在评分范围内，按未评分处理。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n vote(s)</source>
      <translation>
        <numerusform>%n 票</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n would fail now.</source>
      <translation>
        <numerusform>现在有 %n 份会不合格。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n would pass now.</source>
      <translation>
        <numerusform>现在有 %n 份会合格。</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>编辑(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>帮助(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>视图(&amp;V)</translation>
    </message>
    <message>
      <source>(empty)</source>
      <translation>（空）</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>0 is for information only</source>
      <translation>0 表示仅供参考</translation>
    </message>
    <message>
      <source>15 s back</source>
      <translation>后退 15 秒</translation>
    </message>
    <message>
      <source>15 seconds back</source>
      <translation>后退 15 秒</translation>
    </message>
    <message>
      <source>3 April</source>
      <translation>4月3日</translation>
    </message>
    <message>
      <source>3/4 is</source>
      <translation>3/4 表示</translation>
    </message>
    <message>
      <source>4 March</source>
      <translation>3月4日</translation>
    </message>
    <message>
      <source>500 more would not settle it</source>
      <translation>再有 500 条也难以定论</translation>
    </message>
    <message>
      <source>60.. or 10..60; words by commas</source>
      <translation>60.. 或 10..60；文字用逗号分开</translation>
    </message>
    <message>
      <source>95 % interval</source>
      <translation>95% 区间</translation>
    </message>
    <message>
      <source>95 % interval from</source>
      <translation>95% 区间下限</translation>
    </message>
    <message>
      <source>95 % interval to</source>
      <translation>95% 区间上限</translation>
    </message>
    <message>
      <source>95 % interval; dashed: all months</source>
      <translation>95% 区间；虚线：全部月份</translation>
    </message>
    <message>
      <source>95 % intervals from calls drawn anew; a verdict needs ten calls.</source>
      <translation>95% 区间由通话重抽得出；满十条通话才下结论。</translation>
    </message>
    <message>
      <source>95 of 100 gaps</source>
      <translation>100 次差距中的 95 次</translation>
    </message>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>A bonus may pass 100</source>
      <translation>加分可超过 100</translation>
    </message>
    <message>
      <source>A call is only skipped with a reason.</source>
      <translation>跳过通话必须填写原因。</translation>
    </message>
    <message>
      <source>A call of the round is not in this workspace, or is not yours to see.</source>
      <translation>校准中有通话不在此工作区，或您无权查看。</translation>
    </message>
    <message>
      <source>A card is one JSON object of names and values.</source>
      <translation>卡片应为一个由名称和值组成的 JSON 对象。</translation>
    </message>
    <message>
      <source>A column cannot mean “{field}”.</source>
      <translation>列不能指定为“{field}”。</translation>
    </message>
    <message>
      <source>A comment is needed here</source>
      <translation>此处必须填写备注</translation>
    </message>
    <message>
      <source>A comment is needed here (C).</source>
      <translation>此处必须填写备注(C)。</translation>
    </message>
    <message>
      <source>A copy from before is in {file}.</source>
      <translation>升级前的副本保存在 {file}。</translation>
    </message>
    <message>
      <source>A day that lies ahead did not take place.</source>
      <translation>未到的日子还没有进行。</translation>
    </message>
    <message>
      <source>A decision needs its reasons.</source>
      <translation>裁定必须填写理由。</translation>
    </message>
    <message>
      <source>A dispute names at least one question.</source>
      <translation>申诉至少要指明一个评分项。</translation>
    </message>
    <message>
      <source>A disputed question needs an answer, or N/A.</source>
      <translation>被申诉的评分项必须评定，或选“不适用”。</translation>
    </message>
    <message>
      <source>A draft of this form in which the questions to rewrite are marked</source>
      <translation>本评分表的草稿，需要重写的评分项已作标记</translation>
    </message>
    <message>
      <source>A fixed score</source>
      <translation>按固定得分</translation>
    </message>
    <message>
      <source>A folder of calls</source>
      <translation>通话所在的文件夹</translation>
    </message>
    <message>
      <source>A folder that the other desks reach too</source>
      <translation>其他电脑也能访问的文件夹</translation>
    </message>
    <message>
      <source>A frozen rule needs a title.</source>
      <translation>冻结的规则需要名称。</translation>
    </message>
    <message>
      <source>A goal of {agent} ends</source>
      <translation>{agent} 的目标到期</translation>
    </message>
    <message>
      <source>A goal's day lies ahead.</source>
      <translation>目标的到期日须在今天之后。</translation>
    </message>
    <message>
      <source>A key from 1 to 5 gives it; it stands</source>
      <translation>按 1 至 5 打分,打分后不可更改</translation>
    </message>
    <message>
      <source>A language I do not speak</source>
      <translation>听不懂的语言</translation>
    </message>
    <message>
      <source>A lead can open a form draft from this report.</source>
      <translation>班组长可以由此报告打开评分表草稿。</translation>
    </message>
    <message>
      <source>A length is written as 60.. or 10..60.</source>
      <translation>时长写成 60.. 或 10..60。</translation>
    </message>
    <message>
      <source>A message or policy to check; empty for none</source>
      <translation>要核对的口径或政策;不核对请留空</translation>
    </message>
    <message>
      <source>A moment of the dispute is not on this call.</source>
      <translation>申诉引用的片段不在这条通话中。</translation>
    </message>
    <message>
      <source>A name in another system needs both the system and the name.</source>
      <translation>其他系统中的名称需要同时填写系统和名称。</translation>
    </message>
    <message>
      <source>A part of a call has 5 seconds at least.</source>
      <translation>截取的部分至少 5 秒。</translation>
    </message>
    <message>
      <source>A passphrase has {least} letters at least.</source>
      <translation>口令至少需要 {least} 个字符。</translation>
    </message>
    <message>
      <source>A password has {shortest} to {longest} characters; several words are easy to remember.</source>
      <translation>密码为 {shortest} 至 {longest} 个字符；由几个词组成更容易记住。</translation>
    </message>
    <message>
      <source>A path leads to a role; give its name.</source>
      <translation>成长路径通向一个岗位，请写出岗位名称。</translation>
    </message>
    <message>
      <source>A path to a role</source>
      <translation>通向岗位的路径</translation>
    </message>
    <message>
      <source>A person needs a name.</source>
      <translation>请填写姓名。</translation>
    </message>
    <message>
      <source>A piece is missing at {place}, and the file does not tell how long it was: what follows is early.</source>
      <translation>{place} 处缺失一段，文件未说明其长度：其后的内容会提前。</translation>
    </message>
    <message>
      <source>A private note is one's own.</source>
      <translation>仅自己可见的记录只能由本人写。</translation>
    </message>
    <message>
      <source>A profile needs a name of at most {count} characters.</source>
      <translation>导入方案需要名称，且不超过 {count} 个字符。</translation>
    </message>
    <message>
      <source>A quotation mark in this line is never closed.</source>
      <translation>此行的引号没有闭合。</translation>
    </message>
    <message>
      <source>A random intercept cannot be estimated here.</source>
      <translation>此处无法估计随机截距。</translation>
    </message>
    <message>
      <source>A recording came damaged from the hub twice.</source>
      <translation>有一条录音两次从同步服务器取回都已损坏。</translation>
    </message>
    <message>
      <source>A recording could not be copied: {reason}.</source>
      <translation>有一条录音无法复制：{reason}。</translation>
    </message>
    <message>
      <source>A report could not be written.</source>
      <translation>无法写入报告。</translation>
    </message>
    <message>
      <source>A report was saved on this computer. You can go on working.</source>
      <translation>报告已保存在这台电脑上。您可以继续工作。</translation>
    </message>
    <message>
      <source>A report without any customer's data is on this computer, in {file}.</source>
      <translation>不含任何客户数据的报告已保存在这台电脑上：{file}。</translation>
    </message>
    <message>
      <source>A revision needs a reason.</source>
      <translation>修订必须填写原因。</translation>
    </message>
    <message>
      <source>A role that lies ahead was not reached.</source>
      <translation>未来的日期还没有达成岗位。</translation>
    </message>
    <message>
      <source>A role you would like</source>
      <translation>您希望的岗位</translation>
    </message>
    <message>
      <source>A root cause is needed here.</source>
      <translation>这里需要选择根因。</translation>
    </message>
    <message>
      <source>A round of the calls that would join agents and evaluators, so that scores can be adjusted</source>
      <translation>用一轮校准的通话把坐席与评分人连接起来，得分才能调整</translation>
    </message>
    <message>
      <source>A round takes at least one call and two people.</source>
      <translation>一轮校准至少需要一条通话和两个人。</translation>
    </message>
    <message>
      <source>A rule suggests this. It agrees with people who were not shown it in {share} of {n} calls ({low} to {high}). H plays what it rests on.</source>
      <translation>这是规则的建议。在没有看到建议的 {n} 条评分中，与人的答案一致的占 {share}（{low} 至 {high}）。按 H 播放它的依据。</translation>
    </message>
    <message>
      <source>A sealed recording came damaged.</source>
      <translation>有一条加密的录音在传输中损坏。</translation>
    </message>
    <message>
      <source>A second evaluator scores these as well; neither knows.</source>
      <translation>由第二位评分人另评一次，双方都不知情。</translation>
    </message>
    <message>
      <source>A self-evaluation is made before that.</source>
      <translation>自评应在此之前进行。</translation>
    </message>
    <message>
      <source>A self-evaluation is made by the agent of the call.</source>
      <translation>自评只能由接听该通话的坐席进行。</translation>
    </message>
    <message>
      <source>A session gathers what to talk about, keeps notes and what was agreed, and is signed by both.</source>
      <translation>一次辅导汇集要谈的内容，保存记录与约定，并由双方签字。</translation>
    </message>
    <message>
      <source>A session takes from 5 to 600 minutes, not {minutes}.</source>
      <translation>听音会的时长应为 5 到 600 分钟，不能是 {minutes} 分钟。</translation>
    </message>
    <message>
      <source>A session that lies ahead was not held.</source>
      <translation>尚未到时间的辅导不能标为已进行。</translation>
    </message>
    <message>
      <source>A session that was held keeps its time.</source>
      <translation>已进行的辅导不能改时间。</translation>
    </message>
    <message>
      <source>A step</source>
      <translation>步骤</translation>
    </message>
    <message>
      <source>A step says what is to be done.</source>
      <translation>步骤要写明做什么。</translation>
    </message>
    <message>
      <source>A team needs a name.</source>
      <translation>请填写班组名称。</translation>
    </message>
    <message>
      <source>A training has a name.</source>
      <translation>培训要有名称。</translation>
    </message>
    <message>
      <source>A training takes some time.</source>
      <translation>培训时长必须大于零。</translation>
    </message>
    <message>
      <source>A training that lies ahead was not taken.</source>
      <translation>未来的培训还没有参加。</translation>
    </message>
    <message>
      <source>A try-out day</source>
      <translation>试岗日</translation>
    </message>
    <message>
      <source>AC1: agreement beyond chance, not upset by one answer being far the commonest</source>
      <translation>AC1：扣除偶然后的一致性，不受某一答案占绝大多数的影响</translation>
    </message>
    <message>
      <source>AC2: near answers agree in part, by their order</source>
      <translation>AC2：按次序，相近的答案算部分一致</translation>
    </message>
    <message>
      <source>Abandoned</source>
      <translation>客户放弃</translation>
    </message>
    <message>
      <source>Abandoned or failed</source>
      <translation>放弃或失败</translation>
    </message>
    <message>
      <source>About</source>
      <translation>关于</translation>
    </message>
    <message>
      <source>About QA Desk</source>
      <translation>关于 QA Desk</translation>
    </message>
    <message>
      <source>About the question</source>
      <translation>针对评分项</translation>
    </message>
    <message>
      <source>Above zero our scores are kinder than the customers, below zero stricter.</source>
      <translation>大于零表示我们的评分比客户宽松，小于零表示更严格。</translation>
    </message>
    <message>
      <source>Accuracy by class</source>
      <translation>各类正确率</translation>
    </message>
    <message>
      <source>Acknowledge</source>
      <translation>确认已阅</translation>
    </message>
    <message>
      <source>Acknowledged</source>
      <translation>已确认</translation>
    </message>
    <message>
      <source>Acknowledged {time}</source>
      <translation>{time} 已确认</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>行动</translation>
    </message>
    <message>
      <source>Action of a listening session</source>
      <translation>听音会的行动</translation>
    </message>
    <message>
      <source>Actions</source>
      <translation>行动</translation>
    </message>
    <message>
      <source>Activate</source>
      <translation>启用</translation>
    </message>
    <message>
      <source>Active</source>
      <translation>在职</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <source>Add a moment of your own beside it.</source>
      <translation>请在旁边另外标记您自己的片段。</translation>
    </message>
    <message>
      <source>Add a person</source>
      <translation>添加人员</translation>
    </message>
    <message>
      <source>Add a person…</source>
      <translation>添加人员…</translation>
    </message>
    <message>
      <source>Add a sign</source>
      <translation>添加条件</translation>
    </message>
    <message>
      <source>Add a step…</source>
      <translation>添加步骤…</translation>
    </message>
    <message>
      <source>Add calls or members.</source>
      <translation>请添加通话或成员。</translation>
    </message>
    <message>
      <source>Add choice</source>
      <translation>添加选项</translation>
    </message>
    <message>
      <source>Add moment</source>
      <translation>添加片段</translation>
    </message>
    <message>
      <source>Add question</source>
      <translation>添加评分项</translation>
    </message>
    <message>
      <source>Add section</source>
      <translation>添加环节</translation>
    </message>
    <message>
      <source>Add something that tells them apart, such as a second name.</source>
      <translation>请加上可区分的内容，例如工号。</translation>
    </message>
    <message>
      <source>Add the step</source>
      <translation>添加步骤</translation>
    </message>
    <message>
      <source>Add to the agenda</source>
      <translation>加入议题</translation>
    </message>
    <message>
      <source>Add who takes calls and who scores them. Imports also add the agents they name.</source>
      <translation>请添加接听通话的人员和评分的人员。导入时也会添加其中出现的坐席。</translation>
    </message>
    <message>
      <source>Address of the hub</source>
      <translation>同步中心的地址</translation>
    </message>
    <message>
      <source>Add…</source>
      <translation>添加…</translation>
    </message>
    <message>
      <source>Adjusted</source>
      <translation>校正后</translation>
    </message>
    <message>
      <source>Administrators</source>
      <translation>管理员</translation>
    </message>
    <message>
      <source>Administrators can change roles.</source>
      <translation>管理员可以修改角色。</translation>
    </message>
    <message>
      <source>After</source>
      <translation>之后</translation>
    </message>
    <message>
      <source>After a second person's approval</source>
      <translation>经另一人批准后</translation>
    </message>
    <message>
      <source>After some hours</source>
      <translation>若干小时后</translation>
    </message>
    <message>
      <source>After the critical error: {score}</source>
      <translation>计入关键错误后：{score}</translation>
    </message>
    <message>
      <source>Agenda</source>
      <translation>议题</translation>
    </message>
    <message>
      <source>Agent</source>
      <translation>坐席</translation>
    </message>
    <message>
      <source>Agent and customer</source>
      <translation>坐席与客户</translation>
    </message>
    <message>
      <source>Agent answers after</source>
      <translation>坐席应答间隔</translation>
    </message>
    <message>
      <source>Agent hidden until you submit</source>
      <translation>提交后才显示坐席</translation>
    </message>
    <message>
      <source>Agent interrupts</source>
      <translation>坐席打断</translation>
    </message>
    <message>
      <source>Agent not known</source>
      <translation>坐席未知</translation>
    </message>
    <message>
      <source>Agent sees it</source>
      <translation>坐席可见</translation>
    </message>
    <message>
      <source>Agent talks</source>
      <translation>坐席说话占比</translation>
    </message>
    <message>
      <source>Agent · {name}</source>
      <translation>坐席 · {name}</translation>
    </message>
    <message>
      <source>Agent's ID</source>
      <translation>坐席工号</translation>
    </message>
    <message>
      <source>Agent's name</source>
      <translation>坐席姓名</translation>
    </message>
    <message>
      <source>Agent's share of all talking</source>
      <translation>坐席说话占比</translation>
    </message>
    <message>
      <source>Agents</source>
      <translation>坐席</translation>
    </message>
    <message>
      <source>Agents and evaluators are all connected: severity can be told from skill.</source>
      <translation>坐席与评分人全部连通，可以区分评分宽严与坐席水平。</translation>
    </message>
    <message>
      <source>Agents cannot be told apart by their customers' rating: there are no best to learn from.</source>
      <translation>按客户满意度分不出坐席高低：没有可供学习的最佳者。</translation>
    </message>
    <message>
      <source>Agents may dispute</source>
      <translation>坐席可以申诉</translation>
    </message>
    <message>
      <source>Agents of one group cannot be told apart</source>
      <translation>同组坐席之间分不出高低</translation>
    </message>
    <message>
      <source>Agree</source>
      <translation>约定</translation>
    </message>
    <message>
      <source>Agree on a path</source>
      <translation>约定路径</translation>
    </message>
    <message>
      <source>Agree on a path…</source>
      <translation>约定路径…</translation>
    </message>
    <message>
      <source>Agree on the path first.</source>
      <translation>请先约定这条成长路径。</translation>
    </message>
    <message>
      <source>Agreed action</source>
      <translation>约定的行动</translation>
    </message>
    <message>
      <source>Agreed actions</source>
      <translation>约定事项</translation>
    </message>
    <message>
      <source>Agreed with {agent}: {words}</source>
      <translation>与 {agent} 约定：{words}</translation>
    </message>
    <message>
      <source>Agrees with people well enough to be shown ({figures}).</source>
      <translation>与人的一致程度足够，可以显示（{figures}）。</translation>
    </message>
    <message>
      <source>Alignment</source>
      <translation>一致性</translation>
    </message>
    <message>
      <source>Alike, percent</source>
      <translation>相同比例</translation>
    </message>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>All answers as a table…</source>
      <translation>全部作答表格…</translation>
    </message>
    <message>
      <source>All calls</source>
      <translation>全部通话</translation>
    </message>
    <message>
      <source>All calls of this month</source>
      <translation>本月全部通话</translation>
    </message>
    <message>
      <source>All changes saved</source>
      <translation>所有修改均已保存</translation>
    </message>
    <message>
      <source>All of them</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>All others</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>All points count together, each times the weight of its section.</source>
      <translation>所有分数合并计算，各乘以所属环节的权重。</translation>
    </message>
    <message>
      <source>All points of the baseline are equal: no limits can be drawn.</source>
      <translation>基线各点相同，无法画出控制限。</translation>
    </message>
    <message>
      <source>All time</source>
      <translation>全部时间</translation>
    </message>
    <message>
      <source>All together</source>
      <translation>合计</translation>
    </message>
    <message>
      <source>Alpha</source>
      <translation>α</translation>
    </message>
    <message>
      <source>Also calls without a recording</source>
      <translation>也包括没有录音的通话</translation>
    </message>
    <message>
      <source>Also who left</source>
      <translation>含离职人员</translation>
    </message>
    <message>
      <source>Alt+1 to Alt+5 while you write</source>
      <translation>书写时按 Alt+1 至 Alt+5</translation>
    </message>
    <message>
      <source>An absence ends after it begins.</source>
      <translation>休假的结束要晚于开始。</translation>
    </message>
    <message>
      <source>An action is the agent's or the coach's.</source>
      <translation>约定事项只能由坐席或质检教练负责。</translation>
    </message>
    <message>
      <source>An action says what is to be done.</source>
      <translation>约定事项须写明要做什么。</translation>
    </message>
    <message>
      <source>An administrator says whose calls you see, on the page People.</source>
      <translation>管理员可在“人员”页面设定您能查看谁的通话。</translation>
    </message>
    <message>
      <source>An agent is eligible when the chance that {measure} reaches {reference}{margin} is at least {yes:.0%}, and not eligible when it is at most {no:.0%}. In between nothing is decided. At least {minimum} {unit} of the agent are needed.</source>
      <translation>{measure}达到{reference}{margin}的可能性不低于 {yes:.0%} 时，该坐席符合条件；不高于 {no:.0%} 时，不符合条件；介于两者之间不作判定。至少需要该坐席的 {minimum} {unit}。</translation>
    </message>
    <message>
      <source>An empty form</source>
      <translation>空白评分表</translation>
    </message>
    <message>
      <source>An empty workspace is kept in {folder}.</source>
      <translation>空白工作区保存在 {folder}。</translation>
    </message>
    <message>
      <source>An exception needs a reason.</source>
      <translation>例外需要理由。</translation>
    </message>
    <message>
      <source>An exception says eligible or not eligible.</source>
      <translation>例外须说明符合或不符合。</translation>
    </message>
    <message>
      <source>An import is under way; wait until it is done.</source>
      <translation>正在导入，请等待完成。</translation>
    </message>
    <message>
      <source>An impression is from 1 to 5, not {value}.</source>
      <translation>印象分为 1 到 5，不能是 {value}。</translation>
    </message>
    <message>
      <source>Another QA Desk is making this workspace just now.</source>
      <translation>另一个 QA Desk 正在创建此工作区。</translation>
    </message>
    <message>
      <source>Another coach or a lead approves it, which releases it.</source>
      <translation>由另一位质检教练或班组长审批，审批后即发布。</translation>
    </message>
    <message>
      <source>Another device speaks for this desk already.</source>
      <translation>已有另一台设备使用此电脑的身份。</translation>
    </message>
    <message>
      <source>Another evaluation took the place of this one; it does not count any more.</source>
      <translation>本质检单已被另一份取代，不再计入。</translation>
    </message>
    <message>
      <source>Another program is writing to this workspace and did not finish.</source>
      <translation>另一个程序正在写入此工作区，一直没有完成。</translation>
    </message>
    <message>
      <source>Another recording called {id} is here already, of a different length.</source>
      <translation>已有另一条 ID 为 {id} 的录音，且时长不同。</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>评分</translation>
    </message>
    <message>
      <source>Answer each of them first.</source>
      <translation>请先逐项评定。</translation>
    </message>
    <message>
      <source>Answer each question as you hear it. The first answers are shown only after that; yours stay.</source>
      <translation>请按您所听到的回答每个评分项。之后才会显示原答案；您的答案不再更改。</translation>
    </message>
    <message>
      <source>Answer of a draft</source>
      <translation>草稿中的答案</translation>
    </message>
    <message>
      <source>Answer the disputed questions first.</source>
      <translation>请先评定被申诉的评分项。</translation>
    </message>
    <message>
      <source>Answer them, or mark them N/A where the form allows it.</source>
      <translation>请补齐，或在评分表允许时选“不适用”。</translation>
    </message>
    <message>
      <source>Answer with this choice; begin with this form</source>
      <translation>选择此选项；或使用此评分表</translation>
    </message>
    <message>
      <source>Answered</source>
      <translation>已作答</translation>
    </message>
    <message>
      <source>Answered of sent</source>
      <translation>发送后答复率</translation>
    </message>
    <message>
      <source>Answered of sent: {value}</source>
      <translation>发送后答复率：{value}</translation>
    </message>
    <message>
      <source>Answered, yes or no</source>
      <translation>是否接通</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>作答</translation>
    </message>
    <message>
      <source>Answers about</source>
      <translation>答复对象</translation>
    </message>
    <message>
      <source>Answers are written as CSV or Parquet, not as “{suffix}”.</source>
      <translation>作答可导出为 CSV 或 Parquet，不能导出为“{suffix}”。</translation>
    </message>
    <message>
      <source>Answers without a non-critical error</source>
      <translation>无非关键错误的作答</translation>
    </message>
    <message>
      <source>Any time</source>
      <translation>不限时间</translation>
    </message>
    <message>
      <source>Anything else</source>
      <translation>其他说明</translation>
    </message>
    <message>
      <source>Approve</source>
      <translation>批准</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>已批准</translation>
    </message>
    <message>
      <source>As it was</source>
      <translation>原得分</translation>
    </message>
    <message>
      <source>As seen: {value}</source>
      <translation>实际所见：{value}</translation>
    </message>
    <message>
      <source>As seen; working out who can be told apart…</source>
      <translation>目前为实际所见；正在计算谁能分出高低…</translation>
    </message>
    <message>
      <source>As text</source>
      <translation>写成文本</translation>
    </message>
    <message>
      <source>As the average evaluator would have scored: {value}</source>
      <translation>按一般评分人的尺度：{value}</translation>
    </message>
    <message>
      <source>As the starter form is called</source>
      <translation>沿用入门评分表的名称</translation>
    </message>
    <message>
      <source>Ask a lead or an administrator of the workspace.</source>
      <translation>请联系工作区的班组长或管理员。</translation>
    </message>
    <message>
      <source>Ask an administrator for a new code and enrol again. What you changed stays here.</source>
      <translation>请向管理员索取新的代码并重新加入。您的修改保留在这里。</translation>
    </message>
    <message>
      <source>Ask an administrator for a new one.</source>
      <translation>请向管理员索取新的代码。</translation>
    </message>
    <message>
      <source>Ask an administrator for the key file.</source>
      <translation>请向管理员索取密钥文件。</translation>
    </message>
    <message>
      <source>Ask an administrator for the key file. Everything but the sound works without it.</source>
      <translation>请向管理员索取密钥文件。没有它，除录音外一切照常。</translation>
    </message>
    <message>
      <source>Ask an administrator to set one.</source>
      <translation>请管理员设置一个。</translation>
    </message>
    <message>
      <source>Ask another coach or a lead.</source>
      <translation>请联系其他质检教练或班组长。</translation>
    </message>
    <message>
      <source>Ask its host to add you.</source>
      <translation>请主持人将您加入。</translation>
    </message>
    <message>
      <source>Ask whoever sent it to make it again. Nothing was taken in.</source>
      <translation>请发送者重新制作。没有导入任何内容。</translation>
    </message>
    <message>
      <source>Assign the columns of {name}…</source>
      <translation>指定 {name} 的列…</translation>
    </message>
    <message>
      <source>Assignment</source>
      <translation>任务</translation>
    </message>
    <message>
      <source>At</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>At least</source>
      <translation>最短</translation>
    </message>
    <message>
      <source>At least, seconds</source>
      <translation>最短时长（秒）</translation>
    </message>
    <message>
      <source>At most</source>
      <translation>最长</translation>
    </message>
    <message>
      <source>At once</source>
      <translation>立即</translation>
    </message>
    <message>
      <source>Author</source>
      <translation>作者</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>自动评分</translation>
    </message>
    <message>
      <source>Away from</source>
      <translation>休假自</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>后退</translation>
    </message>
    <message>
      <source>Back 1 second</source>
      <translation>后退 1 秒</translation>
    </message>
    <message>
      <source>Back 10 seconds</source>
      <translation>后退 10 秒</translation>
    </message>
    <message>
      <source>Back 5 seconds</source>
      <translation>后退 5 秒</translation>
    </message>
    <message>
      <source>Back 5 seconds (Left)</source>
      <translation>后退 5 秒(←)</translation>
    </message>
    <message>
      <source>Back on</source>
      <translation>返岗日</translation>
    </message>
    <message>
      <source>Back up now</source>
      <translation>立即备份</translation>
    </message>
    <message>
      <source>Backed up, {size} MB.</source>
      <translation>已备份，{size} MB。</translation>
    </message>
    <message>
      <source>Backing up</source>
      <translation>正在备份</translation>
    </message>
    <message>
      <source>Balance</source>
      <translation>左右平衡</translation>
    </message>
    <message>
      <source>Band</source>
      <translation>等级</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>分档</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>之前</translation>
    </message>
    <message>
      <source>Before and after, beside agents not coached in the same days; that the lowest rise by themselves is allowed for. Few calls decide little about one agent.</source>
      <translation>前后对比，并与同期未受辅导的坐席对照；已考虑最低者自然回升的因素。通话太少时，对单个坐席难下结论。</translation>
    </message>
    <message>
      <source>Begin a rule</source>
      <translation>新建规则</translation>
    </message>
    <message>
      <source>Begin with</source>
      <translation>从这里开始</translation>
    </message>
    <message>
      <source>Begin with {form}</source>
      <translation>使用“{form}”评分</translation>
    </message>
    <message>
      <source>Begins (ms)</source>
      <translation>开始（毫秒）</translation>
    </message>
    <message>
      <source>Behaviour: what was said or done</source>
      <translation>行为：说了或做了什么</translation>
    </message>
    <message>
      <source>Behind {what}: {count}</source>
      <translation>“{what}”背后：{count}</translation>
    </message>
    <message>
      <source>Beside</source>
      <translation>对照</translation>
    </message>
    <message>
      <source>Best</source>
      <translation>最佳</translation>
    </message>
    <message>
      <source>Best rating</source>
      <translation>最高评价</translation>
    </message>
    <message>
      <source>Best rating given</source>
      <translation>最高评分占比</translation>
    </message>
    <message>
      <source>Best rating given: {value}</source>
      <translation>最高评分占比：{value}</translation>
    </message>
    <message>
      <source>Beyond these, agents cannot be told apart.</source>
      <translation>除此之外，坐席之间看不出差别。</translation>
    </message>
    <message>
      <source>Beyond these, agents differ by {sd} logits ({low} to {high}): one that far under the average satisfies {lower}, one that far over it {upper}.</source>
      <translation>除此之外，坐席之间仍相差 {sd} 个对数几率（{low} 至 {high}）：低于平均这么多的坐席满意率为 {lower}，高于平均这么多的为 {upper}。</translation>
    </message>
    <message>
      <source>Blind until the reveal</source>
      <translation>揭晓前互不可见</translation>
    </message>
    <message>
      <source>Board</source>
      <translation>光荣榜</translation>
    </message>
    <message>
      <source>Bonus: adds up to its weight, takes nothing away</source>
      <translation>加分环节：最多加到其权重，不扣分</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>双方</translation>
    </message>
    <message>
      <source>Both ears</source>
      <translation>双耳</translation>
    </message>
    <message>
      <source>Bring calls in</source>
      <translation>导入通话</translation>
    </message>
    <message>
      <source>Bring it with: qa-desk encryption key FILE, and try again.</source>
      <translation>请用 qa-desk encryption key FILE 取来密钥，然后重试。</translation>
    </message>
    <message>
      <source>Bring it with: qa-desk encryption key FILE. Nothing was changed.</source>
      <translation>请用 qa-desk encryption key FILE 导入密钥。未作任何更改。</translation>
    </message>
    <message>
      <source>Business</source>
      <translation>业务</translation>
    </message>
    <message>
      <source>Business critical</source>
      <translation>业务关键</translation>
    </message>
    <message>
      <source>By</source>
      <translation>经手人</translation>
    </message>
    <message>
      <source>By chance</source>
      <translation>偶然范围</translation>
    </message>
    <message>
      <source>By form, evaluator and team</source>
      <translation>按评分表、评分人和班组</translation>
    </message>
    <message>
      <source>By month of the call</source>
      <translation>按通话月份</translation>
    </message>
    <message>
      <source>By month, 95 % interval</source>
      <translation>按月，95% 区间</translation>
    </message>
    <message>
      <source>By version of the form</source>
      <translation>按评分表版本</translation>
    </message>
    <message>
      <source>By {author}</source>
      <translation>标记人：{author}</translation>
    </message>
    <message>
      <source>Calendar (*.ics)</source>
      <translation>日历 (*.ics)</translation>
    </message>
    <message>
      <source>Calibration</source>
      <translation>校准</translation>
    </message>
    <message>
      <source>Calibration to score</source>
      <translation>待评的校准</translation>
    </message>
    <message>
      <source>Call</source>
      <translation>通话</translation>
    </message>
    <message>
      <source>Call ID</source>
      <translation>通话 ID</translation>
    </message>
    <message>
      <source>Call facts</source>
      <translation>通话事实</translation>
    </message>
    <message>
      <source>Call off</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Call the day off</source>
      <translation>取消这一天</translation>
    </message>
    <message>
      <source>Call the session off</source>
      <translation>取消听音会</translation>
    </message>
    <message>
      <source>Call this session off?</source>
      <translation>取消这场听音会？</translation>
    </message>
    <message>
      <source>Call {call} of {time}, scored by {coach}</source>
      <translation>{time} 的通话 {call}，评分人 {coach}</translation>
    </message>
    <message>
      <source>Call {id}</source>
      <translation>通话 {id}</translation>
    </message>
    <message>
      <source>Call {number}: {call}</source>
      <translation>通话 {number}：{call}</translation>
    </message>
    <message>
      <source>Call {n} of {all}</source>
      <translation>第 {n} 通，共 {all} 通</translation>
    </message>
    <message>
      <source>Called again</source>
      <translation>再次来电</translation>
    </message>
    <message>
      <source>Called again within 7 days</source>
      <translation>7 天内再次来电</translation>
    </message>
    <message>
      <source>Called at</source>
      <translation>通话时间</translation>
    </message>
    <message>
      <source>Called number</source>
      <translation>被叫号码</translation>
    </message>
    <message>
      <source>Calling number</source>
      <translation>主叫号码</translation>
    </message>
    <message>
      <source>Calls</source>
      <translation>通话</translation>
    </message>
    <message>
      <source>Calls a week</source>
      <translation>每周通话数</translation>
    </message>
    <message>
      <source>Calls a week each</source>
      <translation>每人每周上限</translation>
    </message>
    <message>
      <source>Calls are still being imported.</source>
      <translation>通话仍在导入。</translation>
    </message>
    <message>
      <source>Calls left out</source>
      <translation>未评的抽中通话</translation>
    </message>
    <message>
      <source>Calls of</source>
      <translation>通话月份</translation>
    </message>
    <message>
      <source>Calls of each agent</source>
      <translation>每位坐席的通话数</translation>
    </message>
    <message>
      <source>Calls of the session</source>
      <translation>本场通话</translation>
    </message>
    <message>
      <source>Calls of the test; Enter opens one</source>
      <translation>试用涉及的通话；按回车打开</translation>
    </message>
    <message>
      <source>Calls scored</source>
      <translation>已评分通话</translation>
    </message>
    <message>
      <source>Calls scored before come back unmarked, to the same and to other coaches.</source>
      <translation>评过的通话不加标记地再次出现，交给同一位或其他质检教练。</translation>
    </message>
    <message>
      <source>Calls to score</source>
      <translation>待评分的通话</translation>
    </message>
    <message>
      <source>Calls without an error: {kind}</source>
      <translation>无错误的通话：{kind}</translation>
    </message>
    <message>
      <source>Can chance alone explain it?</source>
      <translation>仅凭偶然能解释吗？</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Cap</source>
      <translation>上限</translation>
    </message>
    <message>
      <source>Card number heard</source>
      <translation>听到卡号</translation>
    </message>
    <message>
      <source>Carried actions</source>
      <translation>沿用的行动</translation>
    </message>
    <message>
      <source>Carried from earlier sessions</source>
      <translation>沿自往月</translation>
    </message>
    <message>
      <source>Categories</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>Chance of each</source>
      <translation>每条被抽中的概率</translation>
    </message>
    <message>
      <source>Change moment</source>
      <translation>修改片段</translation>
    </message>
    <message>
      <source>Change the agent's voice</source>
      <translation>改变坐席的声音</translation>
    </message>
    <message>
      <source>Change the comment (C)</source>
      <translation>修改备注(C)</translation>
    </message>
    <message>
      <source>Changed: {place} {field}, from {before} to {after}</source>
      <translation>修改：{place} {field}，由 {before} 改为 {after}</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>更改…</translation>
    </message>
    <message>
      <source>Channel</source>
      <translation>渠道</translation>
    </message>
    <message>
      <source>Chat</source>
      <translation>在线聊天</translation>
    </message>
    <message>
      <source>Chat and messages</source>
      <translation>在线聊天</translation>
    </message>
    <message>
      <source>Check that it can be reached, is not full, and that you may write there. Nothing was lost.</source>
      <translation>请检查能否访问该文件夹、是否已满、是否有写入权限。没有丢失任何内容。</translation>
    </message>
    <message>
      <source>Check that the disk has room and the folder can be written to.</source>
      <translation>请检查磁盘空间是否充足、文件夹是否可写。</translation>
    </message>
    <message>
      <source>Check that the disk is not full and that you may write there.</source>
      <translation>请检查磁盘是否已满，以及您是否有写入权限。</translation>
    </message>
    <message>
      <source>Check that the file can be read and the workspace folder can be written.</source>
      <translation>请检查文件能否读取、工作区文件夹能否写入。</translation>
    </message>
    <message>
      <source>Check that the file may be opened and that its drive is connected.</source>
      <translation>请检查文件能否打开，以及所在磁盘是否已连接。</translation>
    </message>
    <message>
      <source>Check the code, or ask an administrator for the key file.</source>
      <translation>请核对代码，或向管理员索取密钥文件。</translation>
    </message>
    <message>
      <source>Check the disk and that you may write to the workspace folder.</source>
      <translation>请检查磁盘，以及您是否有权写入工作区文件夹。</translation>
    </message>
    <message>
      <source>Check the workspace with: qa-desk check. Nothing was changed.</source>
      <translation>请用 qa-desk check 检查工作区。未作任何更改。</translation>
    </message>
    <message>
      <source>Choice</source>
      <translation>选项</translation>
    </message>
    <message>
      <source>Choices</source>
      <translation>选项</translation>
    </message>
    <message>
      <source>Choose MP3 or Opus.</source>
      <translation>请选择 MP3 或 Opus。</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>选择文件夹…</translation>
    </message>
    <message>
      <source>Choose a sound file.</source>
      <translation>请选择音频文件。</translation>
    </message>
    <message>
      <source>Choose an agent above.</source>
      <translation>请在上方选择坐席。</translation>
    </message>
    <message>
      <source>Choose another folder, free some space, or close the file where it is open.</source>
      <translation>请换一个文件夹，腾出一些空间，或关闭正打开该文件的程序。</translation>
    </message>
    <message>
      <source>Choose another folder, or close the file where it is open.</source>
      <translation>请选择其他文件夹；如果文件正在别处打开，请先关闭。</translation>
    </message>
    <message>
      <source>Choose another folder, or create a workspace there.</source>
      <translation>请选择其他文件夹，或在该处新建工作区。</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>请选择其他文件夹。</translation>
    </message>
    <message>
      <source>Choose another month, or a session without a theme.</source>
      <translation>请选择其他月份，或不设主题。</translation>
    </message>
    <message>
      <source>Choose another name, or add --force.</source>
      <translation>请换一个名称，或加上 --force。</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>请换一个名称。</translation>
    </message>
    <message>
      <source>Choose another one from Calls.</source>
      <translation>请在“通话”中选择其他通话。</translation>
    </message>
    <message>
      <source>Choose another person to join with.</source>
      <translation>请选择另一个人进行合并。</translation>
    </message>
    <message>
      <source>Choose another place, or free some space.</source>
      <translation>请换一个位置,或清理磁盘空间。</translation>
    </message>
    <message>
      <source>Choose another place.</source>
      <translation>请换一个位置。</translation>
    </message>
    <message>
      <source>Choose another place. Nothing was changed.</source>
      <translation>请选择其他位置。未作任何更改。</translation>
    </message>
    <message>
      <source>Choose files…</source>
      <translation>选择文件…</translation>
    </message>
    <message>
      <source>Choose from everybody…</source>
      <translation>从全部人员中选择…</translation>
    </message>
    <message>
      <source>Choose its newest version. Drafts begun with the old one can still be finished.</source>
      <translation>请选择最新版本。用旧版本开始的草稿仍可完成。</translation>
    </message>
    <message>
      <source>Choose one from the list, or assign the columns and save them under this name.</source>
      <translation>请从列表中选择，或指定各列后以此名称保存。</translation>
    </message>
    <message>
      <source>Choose somebody else.</source>
      <translation>请选择其他人。</translation>
    </message>
    <message>
      <source>Choose team and period</source>
      <translation>选择班组和时段</translation>
    </message>
    <message>
      <source>Choose the file you were sent.</source>
      <translation>请选择发给您的文件。</translation>
    </message>
    <message>
      <source>Choose the file…</source>
      <translation>选择文件…</translation>
    </message>
    <message>
      <source>Choose the questions you see differently and say why. Somebody else than your coach answers them without seeing the first answers, and decides.</source>
      <translation>选择您有不同看法的评分项并说明原因。由您的质检教练以外的人在看不到原答案的情况下重新评判并裁定。</translation>
    </message>
    <message>
      <source>Chosen moment as evidence</source>
      <translation>将所选片段作为佐证</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>Clear all</source>
      <translation>全部清除</translation>
    </message>
    <message>
      <source>Clear answers</source>
      <translation>清除答案</translation>
    </message>
    <message>
      <source>Clear the selection</source>
      <translation>清除选区</translation>
    </message>
    <message>
      <source>Click to seek, drag to select, drag the ruler to listen, drag a flag to move its moment; plus and minus to zoom, page keys to move.</source>
      <translation>单击定位，拖动选择；拖动标尺试听，拖动旗标移动片段；加减键缩放，翻页键移动。</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Close QA Desk everywhere on this computer and try again. Nothing was changed.</source>
      <translation>请在这台电脑上关闭所有 QA Desk 后重试。未作任何更改。</translation>
    </message>
    <message>
      <source>Close it</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Close the action</source>
      <translation>结束行动</translation>
    </message>
    <message>
      <source>Close the round</source>
      <translation>结束校准</translation>
    </message>
    <message>
      <source>Close this message</source>
      <translation>关闭此消息</translation>
    </message>
    <message>
      <source>Coach</source>
      <translation>质检教练</translation>
    </message>
    <message>
      <source>Coach and lead of the whole workspace</source>
      <translation>整个工作区的质检教练和班组长</translation>
    </message>
    <message>
      <source>Coach and lead of {team}</source>
      <translation>{team} 的质检教练和班组长</translation>
    </message>
    <message>
      <source>Coach this agent…</source>
      <translation>辅导该坐席…</translation>
    </message>
    <message>
      <source>Coached</source>
      <translation>上次辅导</translation>
    </message>
    <message>
      <source>Coaches</source>
      <translation>质检教练</translation>
    </message>
    <message>
      <source>Coaching</source>
      <translation>辅导</translation>
    </message>
    <message>
      <source>Coaching session</source>
      <translation>辅导</translation>
    </message>
    <message>
      <source>Coaching sessions held</source>
      <translation>已进行的辅导</translation>
    </message>
    <message>
      <source>Coachings</source>
      <translation>辅导次数</translation>
    </message>
    <message>
      <source>Colleague</source>
      <translation>同事</translation>
    </message>
    <message>
      <source>Collections call</source>
      <translation>催收通话</translation>
    </message>
    <message>
      <source>Column</source>
      <translation>列</translation>
    </message>
    <message numerus="yes">
      <source>Columns of %n table(s)</source>
      <translation>
        <numerusform>%n 个表格的列</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Columns of tables, %n to assign</source>
      <translation>
        <numerusform>表格的列，%n 个待指定</numerusform>
      </translation>
    </message>
    <message>
      <source>Columns of {name}</source>
      <translation>{name} 的列</translation>
    </message>
    <message>
      <source>Columns of {name}…</source>
      <translation>{name} 的列…</translation>
    </message>
    <message>
      <source>Comes up</source>
      <translation>何时涉及</translation>
    </message>
    <message>
      <source>Coming up</source>
      <translation>近期提醒</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>Comment</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Comment (C)</source>
      <translation>备注(C)</translation>
    </message>
    <message>
      <source>Comment on an answer</source>
      <translation>答案的备注</translation>
    </message>
    <message>
      <source>Comment on “{text}”</source>
      <translation>“{text}”的备注</translation>
    </message>
    <message>
      <source>Compared by</source>
      <translation>比较指标</translation>
    </message>
    <message>
      <source>Complaint</source>
      <translation>抱怨</translation>
    </message>
    <message>
      <source>Complaint and praise</source>
      <translation>抱怨与表扬</translation>
    </message>
    <message>
      <source>Complaint handling</source>
      <translation>投诉处理</translation>
    </message>
    <message>
      <source>Compliance</source>
      <translation>合规</translation>
    </message>
    <message>
      <source>Compliance critical</source>
      <translation>合规关键</translation>
    </message>
    <message>
      <source>Connect</source>
      <translation>连接</translation>
    </message>
    <message>
      <source>Connect headphones or speakers and press play again. {reason}</source>
      <translation>请接上耳机或扬声器，再按播放。{reason}</translation>
    </message>
    <message>
      <source>Connect it again or choose another, then press play.</source>
      <translation>请重新连接或选择其他设备，再按播放。</translation>
    </message>
    <message>
      <source>Connecting</source>
      <translation>正在连接</translation>
    </message>
    <message>
      <source>Consistency</source>
      <translation>口径一致性</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Contradicts it</source>
      <translation>与之矛盾</translation>
    </message>
    <message>
      <source>Control chart</source>
      <translation>控制图</translation>
    </message>
    <message>
      <source>Conversation</source>
      <translation>对话</translation>
    </message>
    <message>
      <source>Copied.</source>
      <translation>已复制。</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Copy as picture</source>
      <translation>复制为图片</translation>
    </message>
    <message>
      <source>Copy funnel as picture</source>
      <translation>复制漏斗图为图片</translation>
    </message>
    <message>
      <source>Copy numbers</source>
      <translation>复制数字</translation>
    </message>
    <message>
      <source>Copy or download it again. Nothing was taken in.</source>
      <translation>请重新复制或下载。没有导入任何内容。</translation>
    </message>
    <message>
      <source>Copy the call ID</source>
      <translation>复制通话 ID</translation>
    </message>
    <message>
      <source>Copy the picture or the numbers</source>
      <translation>复制图片或数据</translation>
    </message>
    <message>
      <source>Copy what was refused</source>
      <translation>复制未导入的内容</translation>
    </message>
    <message>
      <source>Could be drawn: {what}.</source>
      <translation>抽样范围：{what}。</translation>
    </message>
    <message>
      <source>Counting calls</source>
      <translation>正在统计通话</translation>
    </message>
    <message>
      <source>Create</source>
      <translation>创建</translation>
    </message>
    <message>
      <source>Critical</source>
      <translation>关键</translation>
    </message>
    <message>
      <source>Critical error: the section failed, what it earned is kept</source>
      <translation>关键错误：本环节不合格，原得分保留</translation>
    </message>
    <message>
      <source>Critical errors</source>
      <translation>关键错误</translation>
    </message>
    <message>
      <source>Critical for compliance</source>
      <translation>关键：合规</translation>
    </message>
    <message>
      <source>Critical for compliance: {question}: {choice}.</source>
      <translation>合规关键错误：{question}：{choice}。</translation>
    </message>
    <message>
      <source>Critical for the business</source>
      <translation>关键：业务</translation>
    </message>
    <message>
      <source>Critical for the business: {question}: {choice}.</source>
      <translation>业务关键错误：{question}：{choice}。</translation>
    </message>
    <message>
      <source>Critical for the customer</source>
      <translation>关键：客户</translation>
    </message>
    <message>
      <source>Critical for the customer: {question}: {choice}.</source>
      <translation>客户关键错误：{question}：{choice}。</translation>
    </message>
    <message>
      <source>Customer</source>
      <translation>客户</translation>
    </message>
    <message>
      <source>Customer critical</source>
      <translation>客户关键</translation>
    </message>
    <message>
      <source>Customer interrupts</source>
      <translation>客户打断</translation>
    </message>
    <message>
      <source>Customer tier</source>
      <translation>客户等级</translation>
    </message>
    <message>
      <source>Customer tier is…</source>
      <translation>客户等级为…</translation>
    </message>
    <message>
      <source>Customer voice</source>
      <translation>客户声音</translation>
    </message>
    <message>
      <source>Customer {reference}</source>
      <translation>客户 {reference}</translation>
    </message>
    <message>
      <source>Customer's number</source>
      <translation>客户号码</translation>
    </message>
    <message>
      <source>Customer's rating</source>
      <translation>客户满意度</translation>
    </message>
    <message>
      <source>Customer's rating hidden until you submit</source>
      <translation>提交后才显示客户满意度</translation>
    </message>
    <message>
      <source>Customer's rating {value} of {best}</source>
      <translation>客户满意度 {value} / {best}</translation>
    </message>
    <message>
      <source>Customer's words</source>
      <translation>客户留言</translation>
    </message>
    <message>
      <source>Customers satisfied</source>
      <translation>客户满意率</translation>
    </message>
    <message>
      <source>Customers satisfied and quality by month</source>
      <translation>按月的客户满意率与质检得分</translation>
    </message>
    <message>
      <source>Customers satisfied, %</source>
      <translation>客户满意率，%</translation>
    </message>
    <message>
      <source>Customers satisfied: {value}</source>
      <translation>客户满意率：{value}</translation>
    </message>
    <message>
      <source>Customers' rating</source>
      <translation>客户满意度</translation>
    </message>
    <message>
      <source>Customers' rating ({low} to {high})</source>
      <translation>客户满意度（{low} 至 {high}）</translation>
    </message>
    <message>
      <source>Customers' rating, {low} to {high}</source>
      <translation>客户满意度，{low} 至 {high} 分</translation>
    </message>
    <message>
      <source>Cut it to the call first.</source>
      <translation>请先裁剪到通话长度。</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Date of the call</source>
      <translation>通话日期</translation>
    </message>
    <message>
      <source>Dates</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>到期日</translation>
    </message>
    <message>
      <source>Days to dispute</source>
      <translation>申诉期限（天）</translation>
    </message>
    <message>
      <source>Deactivate</source>
      <translation>停用</translation>
    </message>
    <message>
      <source>Decide</source>
      <translation>决定</translation>
    </message>
    <message>
      <source>Decided in this session</source>
      <translation>本场决定</translation>
    </message>
    <message>
      <source>Decided: {reason}</source>
      <translation>裁定：{reason}</translation>
    </message>
    <message>
      <source>Decision</source>
      <translation>裁定</translation>
    </message>
    <message>
      <source>Delete view</source>
      <translation>删除视图</translation>
    </message>
    <message>
      <source>Deleted</source>
      <translation>已删除</translation>
    </message>
    <message>
      <source>Delight</source>
      <translation>惊喜</translation>
    </message>
    <message>
      <source>Diagnostics</source>
      <translation>诊断信息</translation>
    </message>
    <message>
      <source>Diagnostics…</source>
      <translation>诊断信息…</translation>
    </message>
    <message>
      <source>Did it work?</source>
      <translation>是否有效？</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>差值</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>方向</translation>
    </message>
    <message>
      <source>Dispute</source>
      <translation>申诉</translation>
    </message>
    <message numerus="yes">
      <source>Dispute of %n question(s)</source>
      <translation>
        <numerusform>对 %n 个评分项的申诉</numerusform>
      </translation>
    </message>
    <message>
      <source>Dispute under review</source>
      <translation>申诉复核中</translation>
    </message>
    <message>
      <source>Dispute {number}</source>
      <translation>第 {number} 次申诉</translation>
    </message>
    <message>
      <source>Disputed</source>
      <translation>已申诉</translation>
    </message>
    <message>
      <source>Disputed questions</source>
      <translation>申诉的评分项</translation>
    </message>
    <message>
      <source>Disputes at most</source>
      <translation>最多申诉次数</translation>
    </message>
    <message>
      <source>Disputes of others' evaluations and evaluations that need a second person's approval come here.</source>
      <translation>对他人质检单的申诉，以及需要第二人批准的质检单会显示在这里。</translation>
    </message>
    <message>
      <source>Disputes to decide</source>
      <translation>待裁定的申诉</translation>
    </message>
    <message>
      <source>Dispute…</source>
      <translation>申诉…</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>已完成</translation>
    </message>
    <message>
      <source>Done…</source>
      <translation>完成…</translation>
    </message>
    <message>
      <source>Double click or F2 gives a team another name.</source>
      <translation>双击或按 F2 可为班组改名。</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>草稿</translation>
    </message>
    <message>
      <source>Drafts to finish</source>
      <translation>未完成的草稿</translation>
    </message>
    <message>
      <source>Drag the window, or use Left, Right, plus and minus.</source>
      <translation>拖动窗口，或使用左右方向键、加号和减号。</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>抽样</translation>
    </message>
    <message>
      <source>Draw a mix for it first.</source>
      <translation>请先抽取通话。</translation>
    </message>
    <message>
      <source>Draw and look; nothing is kept (Ctrl+Return)</source>
      <translation>抽出来看看，不保存 (Ctrl+Return)</translation>
    </message>
    <message>
      <source>Draw the calls</source>
      <translation>抽取通话</translation>
    </message>
    <message>
      <source>Draw the plan to see which calls it takes, why, and who scores them, before anything is kept.</source>
      <translation>先抽样，看看抽中哪些通话、为什么、由谁评分，然后再保存。</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>正在抽样</translation>
    </message>
    <message>
      <source>Drawing the calls</source>
      <translation>正在抽取通话</translation>
    </message>
    <message>
      <source>Drawn</source>
      <translation>抽取</translation>
    </message>
    <message>
      <source>Drawn by chance with seed {seed} from {n} calls of {month}; {quiet} of the month have no recording, {heard} were heard in the last half year.</source>
      <translation>以种子 {seed} 从 {month} 的 {n} 条通话中随机抽取；当月 {quiet} 条没有录音，{heard} 条在近半年内已听过。</translation>
    </message>
    <message>
      <source>Driver</source>
      <translation>因素</translation>
    </message>
    <message>
      <source>Drivers</source>
      <translation>影响因素</translation>
    </message>
    <message>
      <source>Drivers and their shares</source>
      <translation>因素及其份额</translation>
    </message>
    <message>
      <source>Drop a folder or files here: recordings, tables of calls or ratings (CSV, Excel), transcripts (JSON, WebVTT, SRT). You see what would happen before anything is written.</source>
      <translation>将文件夹或文件拖到这里：录音、通话或满意度表格（CSV、Excel）、文字记录（JSON、WebVTT、SRT）。写入之前会先显示将要发生的变化。</translation>
    </message>
    <message>
      <source>Drop recordings and their tables here, and every call is listed to hear, search and score.</source>
      <translation>将录音及其表格拖到这里，所有通话就会列出，可收听、搜索和评分。</translation>
    </message>
    <message>
      <source>Drop to see what would be imported</source>
      <translation>松开即可查看将导入的内容</translation>
    </message>
    <message>
      <source>Drop…</source>
      <translation>放弃…</translation>
    </message>
    <message>
      <source>Due</source>
      <translation>截止</translation>
    </message>
    <message>
      <source>Due after, days</source>
      <translation>到期天数</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>复制一份</translation>
    </message>
    <message>
      <source>Duplicate (Ctrl+D)</source>
      <translation>复制一份 (Ctrl+D)</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>邮件</translation>
    </message>
    <message>
      <source>Each call is weighed by its chance of being drawn; every evaluation once: {value}</source>
      <translation>每条通话按抽中概率加权；每份质检单各计一次：{value}</translation>
    </message>
    <message>
      <source>Each coaching</source>
      <translation>每次辅导</translation>
    </message>
    <message>
      <source>Each question lies between its worst and its best choice and counts with its weight.</source>
      <translation>每个评分项按最差到最佳选项折算，再按权重计入。</translation>
    </message>
    <message>
      <source>Earlier</source>
      <translation>提前</translation>
    </message>
    <message>
      <source>Earlier rounds</source>
      <translation>以往校准</translation>
    </message>
    <message>
      <source>Edit the words…</source>
      <translation>编辑词表…</translation>
    </message>
    <message>
      <source>Effect</source>
      <translation>影响</translation>
    </message>
    <message>
      <source>Effect, points</source>
      <translation>效果（百分点）</translation>
    </message>
    <message>
      <source>Effort</source>
      <translation>省力度</translation>
    </message>
    <message>
      <source>Effort (CES)</source>
      <translation>省力度（CES）</translation>
    </message>
    <message>
      <source>Effort, 1 to 7</source>
      <translation>省力度，1 至 7</translation>
    </message>
    <message>
      <source>Either side</source>
      <translation>任一方</translation>
    </message>
    <message>
      <source>Empty where they need not</source>
      <translation>无须合计时留空</translation>
    </message>
    <message>
      <source>End</source>
      <translation>结束时间</translation>
    </message>
    <message>
      <source>End the goal {name}</source>
      <translation>结束目标“{name}”</translation>
    </message>
    <message>
      <source>End the session? Calls not heard stay in the minutes as left out.</source>
      <translation>结束听音会？没听的通话在纪要中记为未听。</translation>
    </message>
    <message>
      <source>End the session…</source>
      <translation>结束听音会…</translation>
    </message>
    <message>
      <source>Ends (ms)</source>
      <translation>结束（毫秒）</translation>
    </message>
    <message>
      <source>Enrol it with a one-time code.</source>
      <translation>请用一次性代码加入。</translation>
    </message>
    <message>
      <source>Enter opens the call</source>
      <translation>按 Enter 打开通话</translation>
    </message>
    <message>
      <source>Enter the hub's address and the code an administrator gave you.</source>
      <translation>请输入中心的地址和管理员给您的代码。</translation>
    </message>
    <message>
      <source>Entry of the audit log</source>
      <translation>审计日志条目</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>错误</translation>
    </message>
    <message>
      <source>Errors an evaluation</source>
      <translation>每份错误数</translation>
    </message>
    <message>
      <source>Evaluated by</source>
      <translation>评分人</translation>
    </message>
    <message>
      <source>Evaluation</source>
      <translation>质检单</translation>
    </message>
    <message>
      <source>Evaluations</source>
      <translation>质检单</translation>
    </message>
    <message>
      <source>Evaluations that count</source>
      <translation>计入的质检单</translation>
    </message>
    <message>
      <source>Evaluations that count, newest first</source>
      <translation>计入的质检单，新的在前</translation>
    </message>
    <message>
      <source>Evaluator</source>
      <translation>评分人</translation>
    </message>
    <message>
      <source>Evaluators</source>
      <translation>评分人</translation>
    </message>
    <message>
      <source>Evaluators cannot be compared here</source>
      <translation>这里的评分人之间无法比较</translation>
    </message>
    <message>
      <source>Even out loudness</source>
      <translation>均衡音量</translation>
    </message>
    <message>
      <source>Even the upper end of AC lies below 0.60.</source>
      <translation>AC 的上限也低于 0.60。</translation>
    </message>
    <message>
      <source>Every channel</source>
      <translation>全部渠道</translation>
    </message>
    <message>
      <source>Every disputed question is decided, and only those.</source>
      <translation>须对每个被申诉的评分项作出裁定，且仅限这些评分项。</translation>
    </message>
    <message>
      <source>Every disputed question needs a reason.</source>
      <translation>每个被申诉的评分项都要填写理由。</translation>
    </message>
    <message>
      <source>Every evaluation once: {value}</source>
      <translation>每份质检单各计一次：{value}</translation>
    </message>
    <message>
      <source>Every team</source>
      <translation>全部班组</translation>
    </message>
    <message>
      <source>Everybody</source>
      <translation>所有人</translation>
    </message>
    <message>
      <source>Everybody chose the same everywhere; that says nothing about failures.</source>
      <translation>所有人处处选得一样，看不出对失分的判断是否一致。</translation>
    </message>
    <message>
      <source>Everybody else</source>
      <translation>其他人</translation>
    </message>
    <message>
      <source>Everybody has one.</source>
      <translation>每个人都有密码。</translation>
    </message>
    <message>
      <source>Everybody needs a password here.</source>
      <translation>这里每个人都需要密码。</translation>
    </message>
    <message>
      <source>Everybody rates first, then the customer's rating is shown: {given} of {all}.</source>
      <translation>先各自打分，再看客户的评分：已有 {given} 人，共 {all} 人。</translation>
    </message>
    <message>
      <source>Everybody scores without seeing the others. The host reveals the scores.</source>
      <translation>每个人独立评分，互不可见；由主持人揭晓。</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>全部时间</translation>
    </message>
    <message>
      <source>Everything works without it; sync again later. Nothing was lost.</source>
      <translation>没有它一切照常；稍后再同步。没有丢失任何内容。</translation>
    </message>
    <message>
      <source>Everything you entered is saved.</source>
      <translation>您输入的内容均已保存。</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>全局</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>佐证</translation>
    </message>
    <message>
      <source>Evidence for “{question}”</source>
      <translation>“{question}”的佐证</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>示例</translation>
    </message>
    <message>
      <source>Excel workbook (*.xlsx)</source>
      <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
      <source>Executive listening</source>
      <translation>高管听音</translation>
    </message>
    <message>
      <source>Executives</source>
      <translation>管理层</translation>
    </message>
    <message>
      <source>Executives hear a fair mix of a month's calls together for an hour, and decide what is to be done.</source>
      <translation>管理层一起听一小时公平抽取的当月通话，并决定要做什么。</translation>
    </message>
    <message>
      <source>Expected</source>
      <translation>预期</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <source>Export calls</source>
      <translation>导出通话</translation>
    </message>
    <message>
      <source>Export calls…</source>
      <translation>导出通话…</translation>
    </message>
    <message>
      <source>Export the answers</source>
      <translation>导出作答</translation>
    </message>
    <message>
      <source>Export the call as stereo: the agent left, the customer right.</source>
      <translation>请将通话导出为立体声：左声道为坐席，右声道为客户。</translation>
    </message>
    <message>
      <source>Export the call with its moments</source>
      <translation>导出通话及其片段</translation>
    </message>
    <message>
      <source>Export the call with its moments…</source>
      <translation>导出通话及其片段…</translation>
    </message>
    <message>
      <source>Export the chosen moment…</source>
      <translation>导出所选片段…</translation>
    </message>
    <message>
      <source>Export the evaluation…</source>
      <translation>导出质检单…</translation>
    </message>
    <message>
      <source>Export the form</source>
      <translation>导出评分表</translation>
    </message>
    <message>
      <source>Export the form…</source>
      <translation>导出评分表…</translation>
    </message>
    <message>
      <source>Export the moment</source>
      <translation>导出片段</translation>
    </message>
    <message>
      <source>Export the report</source>
      <translation>导出报告</translation>
    </message>
    <message>
      <source>Export the scorecard…</source>
      <translation>导出成绩单…</translation>
    </message>
    <message>
      <source>Exporting answers</source>
      <translation>正在导出作答</translation>
    </message>
    <message>
      <source>Exporting calls</source>
      <translation>正在导出通话</translation>
    </message>
    <message>
      <source>Exporting the sound</source>
      <translation>正在导出声音</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>Fact</source>
      <translation>方面</translation>
    </message>
    <message>
      <source>Fact of the call</source>
      <translation>通话信息</translation>
    </message>
    <message>
      <source>Facts and words of the call are shown instead.</source>
      <translation>改为显示通话信息和文字。</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>未完成</translation>
    </message>
    <message>
      <source>Failed by a critical error</source>
      <translation>因关键错误不合格</translation>
    </message>
    <message>
      <source>Failed by a critical error.</source>
      <translation>因关键错误判为不合格。</translation>
    </message>
    <message>
      <source>Failed by a critical error; the score is set to {score}.</source>
      <translation>因关键错误判为不合格；得分记为 {score}。</translation>
    </message>
    <message>
      <source>Failed by a critical error; the score of {score} is kept beside it.</source>
      <translation>因关键错误判为不合格；原得分 {score} 一并保留。</translation>
    </message>
    <message>
      <source>Failed: {question} ({name})</source>
      <translation>不合格：{question}（{name}）</translation>
    </message>
    <message>
      <source>Fails the form</source>
      <translation>整表不通过</translation>
    </message>
    <message>
      <source>Fails the section</source>
      <translation>环节不通过</translation>
    </message>
    <message>
      <source>Faster by a tenth</source>
      <translation>加快 0.1 倍</translation>
    </message>
    <message>
      <source>Feedback</source>
      <translation>反馈</translation>
    </message>
    <message>
      <source>Feedback of a draft</source>
      <translation>草稿的反馈</translation>
    </message>
    <message>
      <source>Feedback that the agent reads</source>
      <translation>坐席可见的反馈</translation>
    </message>
    <message>
      <source>Few agents: read the intervals with care.</source>
      <translation>坐席较少，请谨慎看待区间。</translation>
    </message>
    <message>
      <source>Fewer than ten calls were scored by two or more.</source>
      <translation>两人以上评过的通话不足十条。</translation>
    </message>
    <message>
      <source>Fields</source>
      <translation>字段</translation>
    </message>
    <message>
      <source>Figure</source>
      <translation>指标</translation>
    </message>
    <message>
      <source>Figures</source>
      <translation>指标</translation>
    </message>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Fill the rest with the best choice</source>
      <translation>其余填入最佳选项</translation>
    </message>
    <message>
      <source>Filled in, not looked at.</source>
      <translation>自动填入，尚未确认。</translation>
    </message>
    <message>
      <source>Films of screens need a part of Qt that is not installed here.</source>
      <translation>播放屏幕录像需要 Qt 的一个组件,本机尚未安装。</translation>
    </message>
    <message>
      <source>Filter calls</source>
      <translation>筛选通话</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>查找</translation>
    </message>
    <message>
      <source>Find a command</source>
      <translation>查找命令</translation>
    </message>
    <message>
      <source>Find a command…</source>
      <translation>查找命令…</translation>
    </message>
    <message>
      <source>Find a name</source>
      <translation>查找姓名</translation>
    </message>
    <message>
      <source>Find a name or team</source>
      <translation>查找姓名或班组</translation>
    </message>
    <message>
      <source>Find a person</source>
      <translation>查找人员</translation>
    </message>
    <message>
      <source>Find an agent</source>
      <translation>查找坐席</translation>
    </message>
    <message>
      <source>Find an agent, a reason or a call</source>
      <translation>查找坐席、原因或通话</translation>
    </message>
    <message>
      <source>Find in this call</source>
      <translation>在此通话中查找</translation>
    </message>
    <message>
      <source>Find in this call (Ctrl+F)</source>
      <translation>在此通话中查找(Ctrl+F)</translation>
    </message>
    <message>
      <source>Finish your own evaluation of this call first.</source>
      <translation>请先完成您对这条通话的自评。</translation>
    </message>
    <message>
      <source>First answer: {answer}</source>
      <translation>原答案：{answer}</translation>
    </message>
    <message>
      <source>First day away</source>
      <translation>休假首日</translation>
    </message>
    <message>
      <source>First impression of {name}</source>
      <translation>{name} 的第一印象</translation>
    </message>
    <message>
      <source>First put right what is wrong with the form.</source>
      <translation>请先改正评分表中的问题。</translation>
    </message>
    <message>
      <source>First rows</source>
      <translation>前几行</translation>
    </message>
    <message>
      <source>Fit columns to what is shown</source>
      <translation>列宽适应当前内容</translation>
    </message>
    <message>
      <source>Fix first</source>
      <translation>优先改进</translation>
    </message>
    <message>
      <source>Fixed score</source>
      <translation>固定得分</translation>
    </message>
    <message>
      <source>Follow</source>
      <translation>跟随</translation>
    </message>
    <message>
      <source>Follow the conversation</source>
      <translation>跟随对话</translation>
    </message>
    <message>
      <source>For</source>
      <translation>给谁</translation>
    </message>
    <message>
      <source>For coaches and leads</source>
      <translation>供质检教练和班组长查看</translation>
    </message>
    <message>
      <source>For numbers, one per line, from..to: points, such as 0..10: 2</source>
      <translation>用于数字，每行一个：起..止: 分值，例如 0..10: 2</translation>
    </message>
    <message>
      <source>For whoever helps you. It holds no customer's data.</source>
      <translation>供协助您的人员查看，不含客户数据。</translation>
    </message>
    <message>
      <source>For whoever is chosen above, once each; again takes it back (V)</source>
      <translation>替上面所选的人投票,每人一票;再按一次撤回(V)</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>评分表</translation>
    </message>
    <message>
      <source>Forms</source>
      <translation>评分表</translation>
    </message>
    <message>
      <source>Forms here: {known}. Name the language too where two share a key.</source>
      <translation>现有评分表：{known}。键相同时请同时写明语言。</translation>
    </message>
    <message>
      <source>Formula</source>
      <translation>计分公式</translation>
    </message>
    <message>
      <source>Formula lab</source>
      <translation>公式实验室</translation>
    </message>
    <message>
      <source>Formula lab…</source>
      <translation>公式实验室…</translation>
    </message>
    <message>
      <source>Forward</source>
      <translation>前进</translation>
    </message>
    <message>
      <source>Forward 1 second</source>
      <translation>前进 1 秒</translation>
    </message>
    <message>
      <source>Forward 10 seconds</source>
      <translation>前进 10 秒</translation>
    </message>
    <message>
      <source>Forward 5 seconds</source>
      <translation>前进 5 秒</translation>
    </message>
    <message>
      <source>Forward 5 seconds (Right)</source>
      <translation>前进 5 秒(→)</translation>
    </message>
    <message>
      <source>Four words that do not belong together are easy to remember and hard to guess.</source>
      <translation>四个互不相干的词容易记住,也难以猜到。</translation>
    </message>
    <message>
      <source>Free software under the Apache License 2.0.</source>
      <translation>自由软件，采用 Apache License 2.0 许可。</translation>
    </message>
    <message>
      <source>Free some space and import again: what is already in stays.</source>
      <translation>请腾出空间后重新导入；已导入的内容会保留。</translation>
    </message>
    <message>
      <source>Free some space and try again.</source>
      <translation>请腾出空间后重试。</translation>
    </message>
    <message>
      <source>Free some space and try again. Nothing was changed.</source>
      <translation>请腾出空间后重试。未作任何更改。</translation>
    </message>
    <message>
      <source>Free some space and try again; it goes on where it stopped.</source>
      <translation>请腾出一些空间再试；会从中断处继续。</translation>
    </message>
    <message>
      <source>Free some space and try again; nothing else was changed.</source>
      <translation>请腾出空间后重试；其他内容没有改动。</translation>
    </message>
    <message>
      <source>Free some space; it is asked for again.</source>
      <translation>请腾出空间，之后会重新获取。</translation>
    </message>
    <message>
      <source>From</source>
      <translation>从</translation>
    </message>
    <message>
      <source>From where</source>
      <translation>来自</translation>
    </message>
    <message>
      <source>Full credit</source>
      <translation>按满分</translation>
    </message>
    <message>
      <source>Funnel of agents</source>
      <translation>坐席漏斗图</translation>
    </message>
    <message>
      <source>GROW: goal, reality, options, way forward</source>
      <translation>GROW：目标、现状、方案、行动</translation>
    </message>
    <message>
      <source>Gate</source>
      <translation>达标</translation>
    </message>
    <message>
      <source>Gate: {words}</source>
      <translation>达标判定：{words}</translation>
    </message>
    <message>
      <source>Get the file again from the recorder; this copy holds nothing to play.</source>
      <translation>请从录音系统重新获取该文件；这一份没有可播放的内容。</translation>
    </message>
    <message>
      <source>Give a CSV file in UTF-8 with a row per unit and a column per evaluator.</source>
      <translation>请提供 UTF-8 编码的 CSV 文件：每行一个被评对象，每列一位评分人。</translation>
    </message>
    <message>
      <source>Give a later day.</source>
      <translation>请选择更晚的日期。</translation>
    </message>
    <message>
      <source>Give it one of these endings: .wav, .mp3, .opus.</source>
      <translation>请使用以下扩展名之一：.wav、.mp3、.opus。</translation>
    </message>
    <message>
      <source>Give one of these: {known}.</source>
      <translation>请从中选一个：{known}。</translation>
    </message>
    <message>
      <source>Give phrases that contradict the message, or both when it comes up and what is to be said.</source>
      <translation>请填写与口径矛盾的说法,或同时填写何时涉及和应当怎么说。</translation>
    </message>
    <message>
      <source>Give praise</source>
      <translation>表扬</translation>
    </message>
    <message>
      <source>Give the plan's file, or the name of a plan that was drawn with --save.</source>
      <translation>请提供方案文件，或用 --save 抽取过的方案名称。</translation>
    </message>
    <message>
      <source>Give the whole name, or the id from “qa-desk people”.</source>
      <translation>请提供完整姓名，或 qa-desk people 列出的 ID。</translation>
    </message>
    <message>
      <source>Go on here</source>
      <translation>在此继续</translation>
    </message>
    <message>
      <source>Go on working</source>
      <translation>继续工作</translation>
    </message>
    <message>
      <source>Go on: play, talk, next call</source>
      <translation>继续：播放、讨论、下一通</translation>
    </message>
    <message>
      <source>Go to Calls</source>
      <translation>前往“通话”</translation>
    </message>
    <message>
      <source>Go to {page}</source>
      <translation>前往“{page}”</translation>
    </message>
    <message>
      <source>Goal</source>
      <translation>目标</translation>
    </message>
    <message>
      <source>Goal: what is wanted</source>
      <translation>目标：想要什么</translation>
    </message>
    <message>
      <source>Goals of {name}</source>
      <translation>{name}的目标</translation>
    </message>
    <message>
      <source>Gone: {place}</source>
      <translation>删除：{place}</translation>
    </message>
    <message>
      <source>Growth</source>
      <translation>成长</translation>
    </message>
    <message>
      <source>Guidance</source>
      <translation>评分说明</translation>
    </message>
    <message>
      <source>Guidance on “{text}”</source>
      <translation>“{text}”的评分说明</translation>
    </message>
    <message>
      <source>Gwet's AC</source>
      <translation>Gwet AC</translation>
    </message>
    <message>
      <source>Hand over</source>
      <translation>转交</translation>
    </message>
    <message>
      <source>Hand this call over</source>
      <translation>转交这条通话</translation>
    </message>
    <message>
      <source>Hand this call over…</source>
      <translation>转交这条通话…</translation>
    </message>
    <message>
      <source>Handed over</source>
      <translation>转交</translation>
    </message>
    <message>
      <source>Have it sent again. Nothing was taken in.</source>
      <translation>请对方重新发送。没有导入任何内容。</translation>
    </message>
    <message>
      <source>Hear a part of the call</source>
      <translation>只听通话的一部分</translation>
    </message>
    <message>
      <source>Hear what the suggestion rests on</source>
      <translation>听建议的依据</translation>
    </message>
    <message>
      <source>Hear what this rests on</source>
      <translation>听所依据的片段</translation>
    </message>
    <message>
      <source>Hear what {name} was praised for</source>
      <translation>听{name}受表扬的片段</translation>
    </message>
    <message>
      <source>Hear {name}'s evidence at {time}</source>
      <translation>听 {name} 在 {time} 的佐证</translation>
    </message>
    <message>
      <source>Heard</source>
      <translation>收听</translation>
    </message>
    <message>
      <source>Heat map</source>
      <translation>热力图</translation>
    </message>
    <message>
      <source>Hedges' g with 95 % interval; filled: holds for all tests together</source>
      <translation>Hedges g 及 95% 区间；实心：全部检验合并后仍成立</translation>
    </message>
    <message>
      <source>Held</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Here</source>
      <translation>本机</translation>
    </message>
    <message>
      <source>Hide earlier scores until submitted</source>
      <translation>提交前隐藏以往得分</translation>
    </message>
    <message>
      <source>Hide if</source>
      <translation>满足时隐藏</translation>
    </message>
    <message>
      <source>Hide the agent's name until submitted</source>
      <translation>提交前隐藏坐席姓名</translation>
    </message>
    <message>
      <source>Hide the customer's rating until submitted</source>
      <translation>提交前隐藏客户满意度</translation>
    </message>
    <message>
      <source>High</source>
      <translation>上端</translation>
    </message>
    <message>
      <source>High (4 or 5 of 5)</source>
      <translation>高（5 分制 4 或 5 分）</translation>
    </message>
    <message>
      <source>High limit</source>
      <translation>上控制限</translation>
    </message>
    <message>
      <source>High rating</source>
      <translation>高满意度</translation>
    </message>
    <message>
      <source>Highest rating</source>
      <translation>满意度最高分</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>保持</translation>
    </message>
    <message>
      <source>Hold time, seconds</source>
      <translation>保持时长（秒）</translation>
    </message>
    <message>
      <source>Holds announced</source>
      <translation>保持前有说明</translation>
    </message>
    <message>
      <source>Host: {name}</source>
      <translation>主持：{name}</translation>
    </message>
    <message>
      <source>Hours</source>
      <translation>小时</translation>
    </message>
    <message>
      <source>Hours until release</source>
      <translation>多少小时后发布</translation>
    </message>
    <message>
      <source>How far evaluators agree: what adjusted scores rest on</source>
      <translation>评分人之间的一致程度：调整后得分的依据</translation>
    </message>
    <message>
      <source>How it is listened to</source>
      <translation>收听方式</translation>
    </message>
    <message>
      <source>How it was drawn</source>
      <translation>抽样来历</translation>
    </message>
    <message>
      <source>How it went…</source>
      <translation>进行情况…</translation>
    </message>
    <message>
      <source>How many of each agent</source>
      <translation>每位坐席几条</translation>
    </message>
    <message>
      <source>How many surveys were sent is not known; import it to see who answers.</source>
      <translation>不知道发出了多少问卷；导入发送数后即可看到答复率。</translation>
    </message>
    <message>
      <source>How often one began while the other had been talking, and went on for 0.4 s or more.</source>
      <translation>一方正在说话时，另一方插话并持续 0.4 秒以上的次数。</translation>
    </message>
    <message>
      <source>How the calls were chosen</source>
      <translation>通话如何选出</translation>
    </message>
    <message>
      <source>How the day was</source>
      <translation>这一天怎么样</translation>
    </message>
    <message>
      <source>How the score came about</source>
      <translation>得分的由来</translation>
    </message>
    <message>
      <source>How well our score warns of a low rating (AUC, 0.5 is chance): {value}</source>
      <translation>我们的得分对低评价的预警能力（AUC，0.5 为随机）：{value}</translation>
    </message>
    <message>
      <source>Hub</source>
      <translation>同步中心</translation>
    </message>
    <message>
      <source>I took part in this matter</source>
      <translation>本人参与过此事</translation>
    </message>
    <message>
      <source>I would like a role…</source>
      <translation>我希望的岗位…</translation>
    </message>
    <message>
      <source>Idea</source>
      <translation>想法</translation>
    </message>
    <message>
      <source>If both are one person, join the two entries.</source>
      <translation>如果两者是同一人，请合并这两个条目。</translation>
    </message>
    <message>
      <source>Impact: what it did to the customer</source>
      <translation>影响：对客户有何影响</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>导入</translation>
    </message>
    <message numerus="yes">
      <source>Import %n call(s)</source>
      <translation>
        <numerusform>导入 %n 条通话</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Import %n rating(s)</source>
      <translation>
        <numerusform>导入 %n 条满意度</numerusform>
      </translation>
    </message>
    <message>
      <source>Import a form</source>
      <translation>导入评分表</translation>
    </message>
    <message>
      <source>Import a form…</source>
      <translation>导入评分表…</translation>
    </message>
    <message>
      <source>Import calls</source>
      <translation>导入通话</translation>
    </message>
    <message>
      <source>Import calls that name who took them, and every agent's quality is shown beside the rating.</source>
      <translation>导入注明接听人的通话后，即可对照满意度查看每位坐席的质检得分。</translation>
    </message>
    <message>
      <source>Import calls that name who took them, with what customers answered, to compare agents fairly.</source>
      <translation>导入写明接听坐席并带有客户评价的通话，即可公平地比较坐席。</translation>
    </message>
    <message>
      <source>Import it by itself.</source>
      <translation>请单独导入该文件。</translation>
    </message>
    <message>
      <source>Import more</source>
      <translation>继续导入</translation>
    </message>
    <message>
      <source>Import recordings first, or also draw calls without sound.</source>
      <translation>请先导入录音，或同时抽取没有录音的通话。</translation>
    </message>
    <message>
      <source>Import these calls</source>
      <translation>导入这些通话</translation>
    </message>
    <message>
      <source>Import {calls} and {ratings}</source>
      <translation>导入 {calls} 和 {ratings}</translation>
    </message>
    <message>
      <source>Importance and performance</source>
      <translation>重要性与表现</translation>
    </message>
    <message>
      <source>Imported</source>
      <translation>导入完成</translation>
    </message>
    <message>
      <source>Imported. Please look at this:</source>
      <translation>已导入。请留意：</translation>
    </message>
    <message>
      <source>Importing</source>
      <translation>正在导入</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>导入…</translation>
    </message>
    <message>
      <source>In the room</source>
      <translation>在场</translation>
    </message>
    <message>
      <source>In the room: {n}</source>
      <translation>在场 {n} 人</translation>
    </message>
    <message>
      <source>In this session</source>
      <translation>本场</translation>
    </message>
    <message>
      <source>In your words</source>
      <translation>用您自己的话</translation>
    </message>
    <message>
      <source>In {source}, “{alias}” is already {name}.</source>
      <translation>在 {source} 中，“{alias}”已是 {name}。</translation>
    </message>
    <message>
      <source>Incoming</source>
      <translation>呼入</translation>
    </message>
    <message>
      <source>Incomplete</source>
      <translation>未完成</translation>
    </message>
    <message>
      <source>Inside the lines chance alone gives such values.</source>
      <translation>线内的差异仅凭偶然也会出现。</translation>
    </message>
    <message>
      <source>Insights</source>
      <translation>洞察</translation>
    </message>
    <message>
      <source>Install it with: pip install “qa-desk[encryption]”.</source>
      <translation>请用 pip install “qa-desk[encryption]” 安装。</translation>
    </message>
    <message>
      <source>Install it with: pip install “qa-desk[encryption]”. Nothing was changed.</source>
      <translation>请用 pip install “qa-desk[encryption]” 安装。未作任何更改。</translation>
    </message>
    <message>
      <source>Install it with: pip install “qa-desk[film]”. Facts and words are shown instead.</source>
      <translation>安装命令:pip install “qa-desk[film]”。改为显示通话信息和文字。</translation>
    </message>
    <message>
      <source>Install it with: pip install “qa-desk[hub]”</source>
      <translation>安装命令：pip install “qa-desk[hub]”</translation>
    </message>
    <message>
      <source>Internal</source>
      <translation>内部</translation>
    </message>
    <message>
      <source>Interruptions</source>
      <translation>插话</translation>
    </message>
    <message>
      <source>Interruptions by the agent a minute</source>
      <translation>坐席每分钟打断次数</translation>
    </message>
    <message>
      <source>Intervals are 95 %: Student's t for means of scores, Wilson's for shares. They take each evaluation and each rating as an independent look at this agent's work; where n is small they are wide, and that is what is known.</source>
      <translation>区间均为 95%：平均分用学生 t 分布，比例用 Wilson 方法。每份质检单、每次评价都当作对该坐席工作的一次独立观察；n 小则区间宽，所知就是如此。</translation>
    </message>
    <message>
      <source>Is somebody else…</source>
      <translation>与他人合并…</translation>
    </message>
    <message>
      <source>Is to be said</source>
      <translation>应当说</translation>
    </message>
    <message>
      <source>It begins with https://</source>
      <translation>地址以 https:// 开头</translation>
    </message>
    <message>
      <source>It belongs to another team or person.</source>
      <translation>它属于其他班组或人员。</translation>
    </message>
    <message>
      <source>It cannot be changed once it is given.</source>
      <translation>一经评定即不能更改。</translation>
    </message>
    <message>
      <source>It changes something that the hub does not have.</source>
      <translation>它更改的内容在中心上不存在。</translation>
    </message>
    <message>
      <source>It comes once the computer that has it was synced.</source>
      <translation>持有该录音的电脑同步后即可取得。</translation>
    </message>
    <message>
      <source>It could not be opened: {reason}.</source>
      <translation>无法打开：{reason}。</translation>
    </message>
    <message>
      <source>It could not be read: {reason}.</source>
      <translation>无法读取：{reason}。</translation>
    </message>
    <message>
      <source>It does not begin like a WebVTT file.</source>
      <translation>开头不符合 WebVTT 文件的格式。</translation>
    </message>
    <message>
      <source>It does not fit there.</source>
      <translation>不能放在那里。</translation>
    </message>
    <message>
      <source>It goes on by itself as soon as its drive answers; everything else works meanwhile.</source>
      <translation>所在磁盘恢复响应后会自动继续；其间其他功能照常使用。</translation>
    </message>
    <message>
      <source>It holds an evaluation made elsewhere, not a call.</source>
      <translation>内容是在别处做出的质检单，不是通话。</translation>
    </message>
    <message>
      <source>It is asked for when you sit down, and after a pause.</source>
      <translation>入座时以及一段时间未使用后需要输入。</translation>
    </message>
    <message>
      <source>It is for once: {name} signs in with it and then chooses another.</source>
      <translation>仅用一次：{name} 用它登录后须另选密码。</translation>
    </message>
    <message>
      <source>It is judged once, on its day: looking after every call would find success by chance.</source>
      <translation>目标只在到期日判定一次：每通电话都看一次，难免偶然“达成”。</translation>
    </message>
    <message>
      <source>It is nested too deeply.</source>
      <translation>嵌套层级过深。</translation>
    </message>
    <message>
      <source>It is not JSON that can be read: {reason}.</source>
      <translation>不是可读取的 JSON：{reason}。</translation>
    </message>
    <message>
      <source>It is not clear what its columns hold; assign them first.</source>
      <translation>无法判断各列的内容；请先指定列。</translation>
    </message>
    <message>
      <source>It is read-only here, so that neither overwrites the other.</source>
      <translation>这里为只读，以免互相覆盖。</translation>
    </message>
    <message>
      <source>It is still on this computer, and nobody else has it.</source>
      <translation>它仍在这台电脑上，其他人都没有。</translation>
    </message>
    <message>
      <source>It is too large for a transcript.</source>
      <translation>作为文字记录，文件过大。</translation>
    </message>
    <message>
      <source>It is written in somebody else's name.</source>
      <translation>它以他人的名义写成。</translation>
    </message>
    <message>
      <source>It looks like an export known here, but lacks or garbles {what}.</source>
      <translation>看起来是已知系统的导出文件，但 {what} 缺失或有误。</translation>
    </message>
    <message>
      <source>It may have been moved or renamed.</source>
      <translation>文件可能已被移动或改名。</translation>
    </message>
    <message>
      <source>It names neither a call nor a customer and a time.</source>
      <translation>既没有写明通话，也没有写明客户和时间。</translation>
    </message>
    <message>
      <source>It names no agent.</source>
      <translation>没有写明坐席。</translation>
    </message>
    <message>
      <source>It names something of another team or person.</source>
      <translation>它引用了其他班组或人员的内容。</translation>
    </message>
    <message>
      <source>It rests on something else that was refused.</source>
      <translation>它所依据的另一项内容被拒绝了。</translation>
    </message>
    <message>
      <source>It tells when a recorder ran, but no recording goes with it.</source>
      <translation>其中说明了录音机何时运行，但没有对应的录音。</translation>
    </message>
    <message>
      <source>It tells when the recorder paused in a way that cannot be read: {what}.</source>
      <translation>其中的录音暂停时间无法读取：{what}。</translation>
    </message>
    <message>
      <source>It took place</source>
      <translation>已进行</translation>
    </message>
    <message>
      <source>It was changed here since; try it once more before switching it on.</source>
      <translation>此后在这里改过；启用前请再试一次。</translation>
    </message>
    <message>
      <source>It will be asked for again at the next sync.</source>
      <translation>下次同步时会重新获取。</translation>
    </message>
    <message>
      <source>Its choices are: {known}.</source>
      <translation>可用选项：{known}。</translation>
    </message>
    <message>
      <source>Its host can invite you.</source>
      <translation>主持人可以邀请您。</translation>
    </message>
    <message>
      <source>Its reviewer decides; that revises it where it has to be.</source>
      <translation>由复核人裁定；需要修订时随裁定一并完成。</translation>
    </message>
    <message>
      <source>Its root causes are: {known}.</source>
      <translation>可用根因：{known}。</translation>
    </message>
    <message>
      <source>Its times are said to be of “{what}”, which is not known here.</source>
      <translation>其中的时间据称以“{what}”为准，这里不认识。</translation>
    </message>
    <message>
      <source>Its turns have times that are no numbers: {what}.</source>
      <translation>对话中的时间不是数字：{what}。</translation>
    </message>
    <message>
      <source>Join</source>
      <translation>合并</translation>
    </message>
    <message>
      <source>Join the other way round: keep this entry and let the other one go.</source>
      <translation>请反过来合并：保留此条目，移除另一条。</translation>
    </message>
    <message>
      <source>Join them by calibration…</source>
      <translation>用校准连接…</translation>
    </message>
    <message>
      <source>Join two entries</source>
      <translation>合并两个条目</translation>
    </message>
    <message numerus="yes">
      <source>Joined; %n call(s) moved.</source>
      <translation>
        <numerusform>已合并，移动了 %n 条通话。</numerusform>
      </translation>
    </message>
    <message>
      <source>Keep and give out</source>
      <translation>保存并分配</translation>
    </message>
    <message>
      <source>Keep importing</source>
      <translation>继续导入</translation>
    </message>
    <message>
      <source>Keep it up</source>
      <translation>继续保持</translation>
    </message>
    <message>
      <source>Keep the score and flag it</source>
      <translation>保留得分并标出</translation>
    </message>
    <message>
      <source>Keep the turn being heard in view</source>
      <translation>让正在播放的一句保持可见</translation>
    </message>
    <message>
      <source>Keep these words</source>
      <translation>采用这段文字</translation>
    </message>
    <message>
      <source>Keep this one</source>
      <translation>保留这一版</translation>
    </message>
    <message>
      <source>Kept draws</source>
      <translation>已保存的抽样</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>键</translation>
    </message>
    <message>
      <source>Key {key}.</source>
      <translation>键 {key}。</translation>
    </message>
    <message>
      <source>Key {key}: a call's place is the SHA-256 of key, agent and call; anybody can repeat it.</source>
      <translation>密钥 {key}：通话的次序由密钥、坐席和通话的 SHA-256 决定，任何人都可重现。</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>键盘快捷键</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Kind of call</source>
      <translation>通话种类</translation>
    </message>
    <message>
      <source>Kind of survey</source>
      <translation>问卷类型</translation>
    </message>
    <message>
      <source>Kinds looked for</source>
      <translation>定向抽取的种类</translation>
    </message>
    <message>
      <source>Krippendorff's alpha, nominal</source>
      <translation>Krippendorff α（名义）</translation>
    </message>
    <message>
      <source>Krippendorff's alpha, ordinal</source>
      <translation>Krippendorff α（有序）</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Language is…</source>
      <translation>语言为…</translation>
    </message>
    <message>
      <source>Last 30 days</source>
      <translation>最近 30 天</translation>
    </message>
    <message>
      <source>Last 7 days</source>
      <translation>最近 7 天</translation>
    </message>
    <message>
      <source>Last 91 days</source>
      <translation>最近 91 天</translation>
    </message>
    <message>
      <source>Last month</source>
      <translation>上月</translation>
    </message>
    <message>
      <source>Last reasons: {words}</source>
      <translation>最近的原因：{words}</translation>
    </message>
    <message>
      <source>Late</source>
      <translation>逾期</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>推后</translation>
    </message>
    <message>
      <source>Leads</source>
      <translation>班组长</translation>
    </message>
    <message>
      <source>Leads and administrators can change people.</source>
      <translation>班组长和管理员可以修改人员。</translation>
    </message>
    <message>
      <source>Leave</source>
      <translation>暂可不管</translation>
    </message>
    <message>
      <source>Leave it out</source>
      <translation>不计入</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>不听这一通</translation>
    </message>
    <message>
      <source>Leave out holds and waiting music</source>
      <translation>略去保持和等待音乐</translation>
    </message>
    <message>
      <source>Leave out the agent's name</source>
      <translation>隐去坐席姓名</translation>
    </message>
    <message>
      <source>Leave out…</source>
      <translation>不听…</translation>
    </message>
    <message>
      <source>Leave the path</source>
      <translation>不再继续</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>已离职</translation>
    </message>
    <message>
      <source>Left channel</source>
      <translation>左声道</translation>
    </message>
    <message>
      <source>Left ear</source>
      <translation>左耳</translation>
    </message>
    <message>
      <source>Left out: {call}. {why}</source>
      <translation>未听：{call}。{why}</translation>
    </message>
    <message>
      <source>Left out: {names}</source>
      <translation>未纳入：{names}</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>时长</translation>
    </message>
    <message>
      <source>Length of the call</source>
      <translation>通话时长</translation>
    </message>
    <message>
      <source>Length, seconds</source>
      <translation>通话时长（秒）</translation>
    </message>
    <message>
      <source>Lengths are milliseconds, not what was stated: so they fit the recordings.</source>
      <translation>时长单位按毫秒读取，而非所注明的单位：这样才与录音相符。</translation>
    </message>
    <message>
      <source>Lengths are minutes, not what was stated: so they fit the recordings.</source>
      <translation>时长单位按分钟读取，而非所注明的单位：这样才与录音相符。</translation>
    </message>
    <message>
      <source>Lengths are seconds, not what was stated: so they fit the recordings.</source>
      <translation>时长单位按秒读取，而非所注明的单位：这样才与录音相符。</translation>
    </message>
    <message>
      <source>Lengths are shares of a day, not what was stated: so they fit the recordings.</source>
      <translation>时长单位按天的小数读取，而非所注明的单位：这样才与录音相符。</translation>
    </message>
    <message numerus="yes">
      <source>Let %n settled call(s) count for the agents, as your own scores?</source>
      <translation>
        <numerusform>把 %n 条已议定的通话作为您的评分计入坐席成绩吗？</numerusform>
      </translation>
    </message>
    <message>
      <source>Let it go</source>
      <translation>放弃</translation>
    </message>
    <message>
      <source>Let settled scores count…</source>
      <translation>将议定结果计入成绩…</translation>
    </message>
    <message>
      <source>Let the file's name end in .csv or .parquet.</source>
      <translation>文件名请以 .csv 或 .parquet 结尾。</translation>
    </message>
    <message>
      <source>Let the file's name end in .html, .pdf or .xlsx.</source>
      <translation>文件名请以 .html、.pdf 或 .xlsx 结尾。</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>水平</translation>
    </message>
    <message>
      <source>Level reached: {value}</source>
      <translation>达到水平：{value}</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Like the rest of its section</source>
      <translation>按所在环节其余项</translation>
    </message>
    <message>
      <source>Like the system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Limit to the cap</source>
      <translation>限制在上限</translation>
    </message>
    <message>
      <source>Limited to {percent} by a critical error</source>
      <translation>因关键错误，最高计 {percent}</translation>
    </message>
    <message>
      <source>Limited to {points} points by a critical error</source>
      <translation>因关键错误，最高计 {points} 分</translation>
    </message>
    <message>
      <source>Limits drawn {times} times as wide, as agents differ more than chance.</source>
      <translation>坐席差异大于偶然波动，界限放宽为 {times} 倍。</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>行</translation>
    </message>
    <message>
      <source>List all evaluations</source>
      <translation>列出全部质检单</translation>
    </message>
    <message>
      <source>Listen alone</source>
      <translation>独自收听</translation>
    </message>
    <message>
      <source>Listen to calls, score them on your own forms, and see quality beside the customers' ratings.</source>
      <translation>听通话，用您自己的评分表打分，并对照客户满意度看质量。</translation>
    </message>
    <message>
      <source>Listening</source>
      <translation>听音会</translation>
    </message>
    <message>
      <source>Listening for who talks when</source>
      <translation>正在分析谁在何时说话</translation>
    </message>
    <message>
      <source>Listening session</source>
      <translation>听音会</translation>
    </message>
    <message>
      <source>Listening, marking and scoring work without one. To add words, import the transcript file.</source>
      <translation>没有文字记录也可以收听、标记和评分。如需文字，请导入文字记录文件。</translation>
    </message>
    <message>
      <source>Listening, scoring and coaching for customer contact centres, on your own desk.</source>
      <translation>面向客户联络中心的听音、质检评分与辅导，就在您自己的电脑上。</translation>
    </message>
    <message numerus="yes">
      <source>Live plans gave out %n new call(s).</source>
      <translation>
        <numerusform>持续抽样方案新分配了 %n 条通话。</numerusform>
      </translation>
    </message>
    <message>
      <source>Load</source>
      <translation>工作量</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>锁定</translation>
    </message>
    <message>
      <source>Lock after a pause</source>
      <translation>未使用多久后锁定</translation>
    </message>
    <message>
      <source>Long text</source>
      <translation>长文本</translation>
    </message>
    <message>
      <source>Longer than ten minutes</source>
      <translation>超过十分钟</translation>
    </message>
    <message>
      <source>Longest pause</source>
      <translation>最长停顿</translation>
    </message>
    <message>
      <source>Look around in a sample contact centre</source>
      <translation>浏览示例联络中心</translation>
    </message>
    <message>
      <source>Look for a kind of call</source>
      <translation>添加一种定向抽取</translation>
    </message>
    <message>
      <source>Looking at the files</source>
      <translation>正在查看文件</translation>
    </message>
    <message>
      <source>Looking for holds</source>
      <translation>正在查找保持</translation>
    </message>
    <message>
      <source>Loop the selection or the chosen moment</source>
      <translation>循环播放选区或所选片段</translation>
    </message>
    <message>
      <source>Loop the selection or the chosen moment (R)</source>
      <translation>循环播放选区或所选片段 (R)</translation>
    </message>
    <message>
      <source>Loudness of {name}</source>
      <translation>{name}的音量</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>下端</translation>
    </message>
    <message>
      <source>Low (1 or 2 of 5)</source>
      <translation>低（5 分制 1 或 2 分）</translation>
    </message>
    <message>
      <source>Low limit</source>
      <translation>下控制限</translation>
    </message>
    <message>
      <source>Low rating</source>
      <translation>低满意度</translation>
    </message>
    <message>
      <source>Low ratings</source>
      <translation>低评分</translation>
    </message>
    <message>
      <source>Lower is better</source>
      <translation>越低越好</translation>
    </message>
    <message>
      <source>Lower the quotas of its rules or raise the number of calls.</source>
      <translation>请降低各规则的配额，或增加通话数量。</translation>
    </message>
    <message>
      <source>Lowest and highest rating</source>
      <translation>最低分和最高分</translation>
    </message>
    <message>
      <source>M marks what was just heard, or the selected stretch. E lays it beside a question.</source>
      <translation>按 M 标记刚听到的内容或选中的一段；按 E 将其作为评分项的佐证。</translation>
    </message>
    <message>
      <source>MP3 sound (*.mp3)</source>
      <translation>MP3 音频 (*.mp3)</translation>
    </message>
    <message>
      <source>Make it an action…</source>
      <translation>转为行动…</translation>
    </message>
    <message>
      <source>Make it first, or check that the share or the stick is connected.</source>
      <translation>请先创建该文件夹，或检查共享或 U 盘是否已连接。</translation>
    </message>
    <message>
      <source>Make somebody else an administrator first.</source>
      <translation>请先将其他人设为管理员。</translation>
    </message>
    <message>
      <source>Making suggestions for past calls</source>
      <translation>正在为以往通话生成建议</translation>
    </message>
    <message>
      <source>Making the sample workspace</source>
      <translation>正在生成示例工作区</translation>
    </message>
    <message>
      <source>Making the workspace</source>
      <translation>正在新建工作区</translation>
    </message>
    <message>
      <source>Mark a moment</source>
      <translation>标记片段</translation>
    </message>
    <message>
      <source>Mark a moment (M)</source>
      <translation>标记片段(M)</translation>
    </message>
    <message>
      <source>Mark a moment here (M)</source>
      <translation>在此标记片段(M)</translation>
    </message>
    <message>
      <source>Mark the questions that people read differently.</source>
      <translation>请标记有分歧的评分项。</translation>
    </message>
    <message>
      <source>May be marked not applicable</source>
      <translation>可标为不适用</translation>
    </message>
    <message>
      <source>Mean of questions</source>
      <translation>评分项平均</translation>
    </message>
    <message>
      <source>Mean rating</source>
      <translation>平均评分</translation>
    </message>
    <message>
      <source>Mean rating: {value}</source>
      <translation>平均评分：{value}</translation>
    </message>
    <message>
      <source>Mean score</source>
      <translation>平均分</translation>
    </message>
    <message>
      <source>Mean score, percent</source>
      <translation>平均分（%）</translation>
    </message>
    <message>
      <source>Mean score, points</source>
      <translation>平均分（分）</translation>
    </message>
    <message>
      <source>Mean, {low} to {high}</source>
      <translation>均值，{low} 至 {high}</translation>
    </message>
    <message>
      <source>Means</source>
      <translation>含义</translation>
    </message>
    <message numerus="yes">
      <source>Measure %n recording(s)</source>
      <translation>
        <numerusform>测量 %n 条录音</numerusform>
      </translation>
    </message>
    <message>
      <source>Measured: not good enough to be shown ({figures}).</source>
      <translation>已测量：一致程度不够，不显示（{figures}）。</translation>
    </message>
    <message>
      <source>Measured: people always answered the same ({figures}), so it proves nothing.</source>
      <translation>已测量：人的答案全都相同（{figures}），说明不了问题。</translation>
    </message>
    <message>
      <source>Measured: too few to tell ({figures}); {least} calls are needed.</source>
      <translation>已测量：数量太少，无法判断（{figures}）；至少需要 {least} 条。</translation>
    </message>
    <message>
      <source>Measuring the recordings</source>
      <translation>正在测量录音</translation>
    </message>
    <message>
      <source>Median time from the customer's last word to the agent's first.</source>
      <translation>从客户说完到坐席开口的时间中位数。</translation>
    </message>
    <message>
      <source>Membership of a team</source>
      <translation>团队成员关系</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>留言</translation>
    </message>
    <message>
      <source>Middle (3 of 5)</source>
      <translation>中（5 分制 3 分）</translation>
    </message>
    <message>
      <source>Mine</source>
      <translation>我的</translation>
    </message>
    <message>
      <source>Mine takes its place</source>
      <translation>以我的为准</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>会议纪要</translation>
    </message>
    <message>
      <source>Minutes on hold</source>
      <translation>保持分钟数</translation>
    </message>
    <message>
      <source>Minutes waited</source>
      <translation>等待分钟数</translation>
    </message>
    <message>
      <source>Mix</source>
      <translation>本场</translation>
    </message>
    <message>
      <source>Moment</source>
      <translation>片段</translation>
    </message>
    <message>
      <source>Moments</source>
      <translation>片段</translation>
    </message>
    <message>
      <source>Moments to learn from</source>
      <translation>值得学习的片段</translation>
    </message>
    <message>
      <source>Month</source>
      <translation>月</translation>
    </message>
    <message>
      <source>Month or week counted</source>
      <translation>统计的月份或周</translation>
    </message>
    <message>
      <source>Months</source>
      <translation>各月</translation>
    </message>
    <message>
      <source>More</source>
      <translation>更多</translation>
    </message>
    <message>
      <source>More about this evaluation</source>
      <translation>更多操作</translation>
    </message>
    <message>
      <source>More for moments and sound</source>
      <translation>片段和声音的更多操作</translation>
    </message>
    <message>
      <source>More left</source>
      <translation>偏左</translation>
    </message>
    <message>
      <source>More rated calls may tell them apart. Until then nothing they do differently would mean anything.</source>
      <translation>更多已评价的通话才可能分出高低；在此之前，任何做法上的差别都说明不了什么。</translation>
    </message>
    <message>
      <source>More right</source>
      <translation>偏右</translation>
    </message>
    <message>
      <source>Move</source>
      <translation>移动</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>下移</translation>
    </message>
    <message>
      <source>Move down (Alt+Down)</source>
      <translation>下移 (Alt+Down)</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>上移</translation>
    </message>
    <message>
      <source>Move up (Alt+Up)</source>
      <translation>上移 (Alt+Up)</translation>
    </message>
    <message>
      <source>Moved: {place}</source>
      <translation>移动：{place}</translation>
    </message>
    <message>
      <source>My goals</source>
      <translation>我的目标</translation>
    </message>
    <message>
      <source>My plans</source>
      <translation>我的抽样方案</translation>
    </message>
    <message>
      <source>My progress</source>
      <translation>我的进步</translation>
    </message>
    <message>
      <source>My queue</source>
      <translation>我的待办</translation>
    </message>
    <message>
      <source>My scorecards</source>
      <translation>我的成绩单</translation>
    </message>
    <message>
      <source>N/A</source>
      <translation>不适用</translation>
    </message>
    <message>
      <source>NPS</source>
      <translation>NPS</translation>
    </message>
    <message>
      <source>NPS is promoters (9, 10) less detractors (0 to 6); effort is best at 7; in brackets 95 % intervals and n.</source>
      <translation>NPS 为推荐者（9、10）减贬损者（0 至 6）；省力度以 7 为最佳；括号内为 95 % 区间和 n。</translation>
    </message>
    <message>
      <source>NPS, points</source>
      <translation>NPS（点）</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>姓名</translation>
    </message>
    <message>
      <source>Name active coaches or leads as its evaluators.</source>
      <translation>请指定在职的质检教练或班组长为评分人。</translation>
    </message>
    <message>
      <source>Name of this view</source>
      <translation>视图名称</translation>
    </message>
    <message>
      <source>Name the file after the call, as CALL@75.png.</source>
      <translation>请以通话命名文件，如 CALL@75.png。</translation>
    </message>
    <message>
      <source>Name there</source>
      <translation>该系统中的名称</translation>
    </message>
    <message>
      <source>Name, to read such tables the same way next time</source>
      <translation>名称，下次以同样方式读取此类表格</translation>
    </message>
    <message>
      <source>Names in other systems</source>
      <translation>其他系统中的名称</translation>
    </message>
    <message>
      <source>Narrower reason</source>
      <translation>细分原因</translation>
    </message>
    <message>
      <source>Needs a comment</source>
      <translation>须写备注</translation>
    </message>
    <message>
      <source>Needs a root cause</source>
      <translation>须选根因</translation>
    </message>
    <message>
      <source>Needs ten calls of this coach and ten of the others.</source>
      <translation>需要此人十条、其他人十条通话。</translation>
    </message>
    <message>
      <source>Never synced</source>
      <translation>从未同步</translation>
    </message>
    <message>
      <source>New action</source>
      <translation>新行动</translation>
    </message>
    <message>
      <source>New action…</source>
      <translation>新行动…</translation>
    </message>
    <message>
      <source>New calibration round</source>
      <translation>新建校准</translation>
    </message>
    <message>
      <source>New choice</source>
      <translation>新选项</translation>
    </message>
    <message>
      <source>New coaching session</source>
      <translation>新建辅导</translation>
    </message>
    <message>
      <source>New form</source>
      <translation>新评分表</translation>
    </message>
    <message>
      <source>New form…</source>
      <translation>新建评分表…</translation>
    </message>
    <message>
      <source>New from {name}: {time} heard, {notes}, {impressions}.</source>
      <translation>{name}：新增收听 {time}，{notes}，{impressions}。</translation>
    </message>
    <message>
      <source>New goal</source>
      <translation>新建目标</translation>
    </message>
    <message>
      <source>New goal…</source>
      <translation>新建目标…</translation>
    </message>
    <message>
      <source>New listening session</source>
      <translation>新建听音会</translation>
    </message>
    <message>
      <source>New listening session…</source>
      <translation>新建听音会…</translation>
    </message>
    <message>
      <source>New password</source>
      <translation>新密码</translation>
    </message>
    <message>
      <source>New plan</source>
      <translation>新建方案</translation>
    </message>
    <message>
      <source>New question</source>
      <translation>新评分项</translation>
    </message>
    <message>
      <source>New round…</source>
      <translation>新建校准…</translation>
    </message>
    <message>
      <source>New rules</source>
      <translation>新规则</translation>
    </message>
    <message>
      <source>New section</source>
      <translation>新环节</translation>
    </message>
    <message>
      <source>New session…</source>
      <translation>新建辅导…</translation>
    </message>
    <message>
      <source>New team</source>
      <translation>新建班组</translation>
    </message>
    <message>
      <source>New: {place}</source>
      <translation>新增：{place}</translation>
    </message>
    <message>
      <source>Newest call</source>
      <translation>最近通话</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>新建…</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>下一个</translation>
    </message>
    <message>
      <source>Next agent</source>
      <translation>下一位坐席</translation>
    </message>
    <message>
      <source>Next call</source>
      <translation>下一条通话</translation>
    </message>
    <message>
      <source>Next call nobody has scored</source>
      <translation>下一条未评分的通话</translation>
    </message>
    <message>
      <source>Next call that nobody has scored (Ctrl+Right)</source>
      <translation>下一条未评分的通话(Ctrl+→)</translation>
    </message>
    <message>
      <source>Next moment</source>
      <translation>下一个片段</translation>
    </message>
    <message>
      <source>Next moment (.)</source>
      <translation>下一个片段(.)</translation>
    </message>
    <message>
      <source>Next part</source>
      <translation>下一部分</translation>
    </message>
    <message>
      <source>Next question</source>
      <translation>下一个评分项</translation>
    </message>
    <message>
      <source>Next question (Alt+Down)</source>
      <translation>下一个评分项 (Alt+Down)</translation>
    </message>
    <message>
      <source>Next question read differently</source>
      <translation>下一个分歧评分项</translation>
    </message>
    <message>
      <source>Next read differently</source>
      <translation>下一个分歧</translation>
    </message>
    <message>
      <source>Next time</source>
      <translation>下次时间</translation>
    </message>
    <message>
      <source>Next time…</source>
      <translation>下次时间…</translation>
    </message>
    <message>
      <source>Next view</source>
      <translation>下一视图</translation>
    </message>
    <message>
      <source>No agent has calls yet</source>
      <translation>还没有坐席有通话</translation>
    </message>
    <message>
      <source>No answer</source>
      <translation>未作答</translation>
    </message>
    <message>
      <source>No calibration round yet</source>
      <translation>还没有校准</translation>
    </message>
    <message>
      <source>No call fits</source>
      <translation>没有符合的通话</translation>
    </message>
    <message>
      <source>No call fits all of these filters and words.</source>
      <translation>没有通话同时符合这些筛选条件和关键词。</translation>
    </message>
    <message>
      <source>No call is open</source>
      <translation>没有打开的通话</translation>
    </message>
    <message>
      <source>No call of this name, or more than one: {name}.</source>
      <translation>没有叫这个名字的通话，或不止一条：{name}。</translation>
    </message>
    <message>
      <source>No call of this round is wholly settled yet.</source>
      <translation>本次校准还没有全部议定的通话。</translation>
    </message>
    <message>
      <source>No call of this time is rated or scored.</source>
      <translation>此期间没有已评价或已评分的通话。</translation>
    </message>
    <message>
      <source>No call of this time is scored yet. Open one from Calls to score it.</source>
      <translation>此期间还没有已评分的通话。请从“通话”中打开一条进行评分。</translation>
    </message>
    <message>
      <source>No call of this time is scored.</source>
      <translation>此期间没有已评分的通话。</translation>
    </message>
    <message>
      <source>No call of {month} has a recording that was not heard before.</source>
      <translation>{month} 没有尚未听过且有录音的通话。</translation>
    </message>
    <message>
      <source>No call waits for you</source>
      <translation>没有待评的通话</translation>
    </message>
    <message>
      <source>No call was scored with this form yet, so there is nothing to compare.</source>
      <translation>还没有通话用这份评分表评分，无从比较。</translation>
    </message>
    <message>
      <source>No calls yet</source>
      <translation>还没有通话</translation>
    </message>
    <message>
      <source>No coaching session yet</source>
      <translation>还没有辅导</translation>
    </message>
    <message>
      <source>No evaluation of this form was submitted in this period.</source>
      <translation>这段时间没有提交过这份评分表的质检单。</translation>
    </message>
    <message>
      <source>No evaluation of this time is behind it.</source>
      <translation>这段时间没有对应的质检单。</translation>
    </message>
    <message>
      <source>No form is published here yet. A lead can publish one.</source>
      <translation>尚未发布评分表。班组长可以发布。</translation>
    </message>
    <message>
      <source>No goal is set yet.</source>
      <translation>还没有设定目标。</translation>
    </message>
    <message>
      <source>No listening session yet</source>
      <translation>还没有听音会</translation>
    </message>
    <message>
      <source>No network is needed. When you are done, save what you heard and noted and send the file back.</source>
      <translation>无需网络。听完后请保存收听与记录,并把文件发回。</translation>
    </message>
    <message>
      <source>No older call with sound is waiting for a score.</source>
      <translation>更早的通话中，没有待评分且有录音的了。</translation>
    </message>
    <message>
      <source>No question applies to this call, so there is no score.</source>
      <translation>没有评分项适用于这条通话，因此没有得分。</translation>
    </message>
    <message>
      <source>No question of this round has to be rewritten.</source>
      <translation>本次校准没有需要重写的评分项。</translation>
    </message>
    <message>
      <source>No rating</source>
      <translation>无满意度</translation>
    </message>
    <message>
      <source>No role is wished for yet.</source>
      <translation>还没有填写岗位意愿。</translation>
    </message>
    <message>
      <source>No rule yet. A rule may suggest an answer; people always answer themselves.</source>
      <translation>还没有规则。规则只能建议答案，答案总是由人来定。</translation>
    </message>
    <message>
      <source>No score yet</source>
      <translation>暂无得分</translation>
    </message>
    <message>
      <source>No scorecard yet</source>
      <translation>还没有成绩单</translation>
    </message>
    <message>
      <source>No shared moment of theirs is praised or stands beside a passed question yet.</source>
      <translation>他们还没有被表扬或作为合格佐证的共享片段。</translation>
    </message>
    <message>
      <source>No sound device is available, so calls play silently.</source>
      <translation>没有可用的声音设备，通话将静音播放。</translation>
    </message>
    <message>
      <source>No such call.</source>
      <translation>没有这样的通话。</translation>
    </message>
    <message>
      <source>No survey was sent, and there is no rating.</source>
      <translation>没有发送问卷，也没有评价。</translation>
    </message>
    <message>
      <source>No team</source>
      <translation>无班组</translation>
    </message>
    <message>
      <source>No template</source>
      <translation>不用模板</translation>
    </message>
    <message>
      <source>No training is written down yet.</source>
      <translation>还没有培训记录。</translation>
    </message>
    <message>
      <source>Nobody acts here without a password</source>
      <translation>没有密码不得操作</translation>
    </message>
    <message>
      <source>Nobody approves an own evaluation.</source>
      <translation>不能审批自己的质检单。</translation>
    </message>
    <message>
      <source>Nobody can score or settle in a closed round. Close it?</source>
      <translation>结束后不能再评分或议定。确定结束吗？</translation>
    </message>
    <message>
      <source>Nobody coaches themselves.</source>
      <translation>不能辅导自己。</translation>
    </message>
    <message>
      <source>Nobody else reads this, and it is on no page that is sent.</source>
      <translation>他人看不到，也不会出现在发送的网页里。</translation>
    </message>
    <message>
      <source>Nobody fits</source>
      <translation>没有符合的人员</translation>
    </message>
    <message>
      <source>Nobody has scored this call yet.</source>
      <translation>还没有人为此通话评分。</translation>
    </message>
    <message>
      <source>Nobody has scored yet; there is nothing to reveal.</source>
      <translation>还没有人评分，没有可公布的内容。</translation>
    </message>
    <message>
      <source>Nobody has {n} answers yet, so nobody is ranked.</source>
      <translation>还没有人达到 {n} 条评价，因此不作排列。</translation>
    </message>
    <message>
      <source>Nobody is called like this.</source>
      <translation>没有叫这个名字的人员。</translation>
    </message>
    <message>
      <source>Nobody of the plan “{plan}” may score calls here.</source>
      <translation>抽样方案“{plan}”中没有人有权在此评分。</translation>
    </message>
    <message>
      <source>Nobody scores a call of their own.</source>
      <translation>任何人都不为自己的通话评分。</translation>
    </message>
    <message>
      <source>Nobody speaks</source>
      <translation>无人说话</translation>
    </message>
    <message>
      <source>Nobody was praised yet</source>
      <translation>还没有人受到表扬</translation>
    </message>
    <message>
      <source>Nobody yet</source>
      <translation>还没有人员</translation>
    </message>
    <message>
      <source>Non-critical</source>
      <translation>非关键</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>None found</source>
      <translation>未找到</translation>
    </message>
    <message>
      <source>None of your calls is here yet</source>
      <translation>这里还没有您的通话</translation>
    </message>
    <message>
      <source>None ticked: every coach</source>
      <translation>都不勾选：全体质检教练</translation>
    </message>
    <message>
      <source>None ticked: everybody</source>
      <translation>都不勾选：所有人</translation>
    </message>
    <message>
      <source>None yet.</source>
      <translation>暂无。</translation>
    </message>
    <message>
      <source>None yet. Imports find people by these names.</source>
      <translation>暂无。导入时按这些名称识别人员。</translation>
    </message>
    <message>
      <source>Not a recording, a table or a transcript.</source>
      <translation>不是录音、表格或文字记录。</translation>
    </message>
    <message>
      <source>Not applicable</source>
      <translation>不适用</translation>
    </message>
    <message>
      <source>Not applicable (N)</source>
      <translation>不适用(N)</translation>
    </message>
    <message>
      <source>Not applicable counts as</source>
      <translation>不适用时计为</translation>
    </message>
    <message>
      <source>Not asked</source>
      <translation>未问</translation>
    </message>
    <message>
      <source>Not covered</source>
      <translation>未覆盖</translation>
    </message>
    <message>
      <source>Not critical</source>
      <translation>非关键</translation>
    </message>
    <message>
      <source>Not drawn yet</source>
      <translation>尚未抽样</translation>
    </message>
    <message>
      <source>Not enough rated calls to say anything yet: {n} of at least {minimum}.</source>
      <translation>已评价的通话还太少，暂不能判断：{n}，至少需要 {minimum}。</translation>
    </message>
    <message>
      <source>Not looked at</source>
      <translation>未看过</translation>
    </message>
    <message>
      <source>Not measured yet: nobody answered this question on a call the rule speaks of.</source>
      <translation>尚未测量：规则有结论的通话中，还没有人答过这一项。</translation>
    </message>
    <message>
      <source>Not passed</source>
      <translation>不合格</translation>
    </message>
    <message>
      <source>Not rated</source>
      <translation>未评价</translation>
    </message>
    <message>
      <source>Not rated by the customer</source>
      <translation>客户未评价</translation>
    </message>
    <message>
      <source>Not read yet</source>
      <translation>尚未阅读</translation>
    </message>
    <message>
      <source>Not resolved</source>
      <translation>未解决</translation>
    </message>
    <message>
      <source>Not saved yet. Trying again.</source>
      <translation>尚未保存，正在重试。</translation>
    </message>
    <message>
      <source>Not scorable</source>
      <translation>无法评分</translation>
    </message>
    <message>
      <source>Not scorable: nothing applied</source>
      <translation>无法评分：没有适用的评分项</translation>
    </message>
    <message>
      <source>Not scored</source>
      <translation>未评分</translation>
    </message>
    <message>
      <source>Not submitted yet: {answers} questions without an answer, {comments} without a needed comment, {causes} without a needed root cause.</source>
      <translation>尚未提交：{answers} 个评分项未评，{comments} 条必填备注未填，{causes} 个必填根因未填。</translation>
    </message>
    <message>
      <source>Not submitted yet: {answers} questions without an answer, {comments} without a needed comment.</source>
      <translation>尚未提交：{answers} 个评分项未评，{comments} 条必填备注未填。</translation>
    </message>
    <message>
      <source>Not synced since {time}</source>
      <translation>{time} 之后未能同步</translation>
    </message>
    <message>
      <source>Not tested and not switched on.</source>
      <translation>未试用，未启用。</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Note down</source>
      <translation>记下</translation>
    </message>
    <message>
      <source>Note of a goal</source>
      <translation>目标的备注</translation>
    </message>
    <message>
      <source>Note of a listening session</source>
      <translation>听音会的备注</translation>
    </message>
    <message>
      <source>Note of a moment</source>
      <translation>片段的备注</translation>
    </message>
    <message>
      <source>Note on the moment</source>
      <translation>片段备注</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>记录</translation>
    </message>
    <message>
      <source>Notes both see</source>
      <translation>双方可见的记录</translation>
    </message>
    <message>
      <source>Notes of a coaching</source>
      <translation>辅导记录</translation>
    </message>
    <message>
      <source>Notes of a round</source>
      <translation>校准记录</translation>
    </message>
    <message>
      <source>Nothing differs from the version in use.</source>
      <translation>与在用版本没有不同。</translation>
    </message>
    <message>
      <source>Nothing in it tells of a call or of what was said.</source>
      <translation>其中没有通话信息，也没有对话内容。</translation>
    </message>
    <message>
      <source>Nothing is agreed yet.</source>
      <translation>还没有约定。</translation>
    </message>
    <message>
      <source>Nothing is on the agenda yet.</source>
      <translation>还没有议题。</translation>
    </message>
    <message>
      <source>Nothing is written yet.</source>
      <translation>尚未写入任何内容。</translation>
    </message>
    <message>
      <source>Nothing new from {name}: all of it was taken in before.</source>
      <translation>{name} 的内容此前已全部接收，没有新增。</translation>
    </message>
    <message>
      <source>Nothing new is scored with it then. Why?</source>
      <translation>此后不再用它评分。原因是什么？</translation>
    </message>
    <message>
      <source>Nothing of that name is measured for this agent.</source>
      <translation>该坐席没有这项指标。</translation>
    </message>
    <message>
      <source>Nothing tells when it was; the file's own date stands for the start.</source>
      <translation>没有任何信息说明通话时间，暂以文件自身的日期作为开始时间。</translation>
    </message>
    <message>
      <source>Nothing tells when the call started.</source>
      <translation>没有任何信息说明通话的开始时间。</translation>
    </message>
    <message>
      <source>Nothing to choose from yet</source>
      <translation>暂无可选内容</translation>
    </message>
    <message>
      <source>Nothing to decide</source>
      <translation>没有待裁定的事项</translation>
    </message>
    <message>
      <source>Nothing to settle</source>
      <translation>没有待定夺的文字</translation>
    </message>
    <message>
      <source>Nothing was changed.</source>
      <translation>未作任何更改。</translation>
    </message>
    <message>
      <source>Nothing was marked or missed in this time. Any session may do without.</source>
      <translation>这段时间没有标记或失分。没有议题也可以辅导。</translation>
    </message>
    <message>
      <source>Nothing was skipped.</source>
      <translation>没有跳过。</translation>
    </message>
    <message>
      <source>Nothing written</source>
      <translation>未填写</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>数字</translation>
    </message>
    <message>
      <source>Object stores need obstore.</source>
      <translation>使用对象存储需要安装 obstore。</translation>
    </message>
    <message numerus="yes">
      <source>Of %n agent(s) nobody can be told apart: the order below is no ranking.</source>
      <translation>
        <numerusform>%n 位坐席之间分不出高低：下面的顺序不是排名。</numerusform>
      </translation>
    </message>
    <message>
      <source>Of everybody asked {low} to {high} are satisfied, whatever those think who did not answer.</source>
      <translation>无论未答复者怎样想，受访者中有 {low} 至 {high} 满意。</translation>
    </message>
    <message>
      <source>Of several answers of one kind about one call the latest counts: {counts}.</source>
      <translation>同一通话同类问题有多次答复时，以最新一次为准：{counts}。</translation>
    </message>
    <message>
      <source>Of that alone</source>
      <translation>其中独自收听</translation>
    </message>
    <message>
      <source>Of the questions disputed and decided, how many were revised. A question often revised wants clearer guidance; few cases say little, as the intervals show.</source>
      <translation>在已裁定的申诉评分项中，有多少被修订。常被修订的评分项需要更清楚的评分说明；例数少说明不了什么，看区间便知。</translation>
    </message>
    <message>
      <source>Offer to fill the rest with the best choice</source>
      <translation>可将其余项填为最佳选项</translation>
    </message>
    <message>
      <source>On Debian or Ubuntu run “sudo apt install libportaudio2”, then start QA Desk again.</source>
      <translation>在 Debian 或 Ubuntu 上运行“sudo apt install libportaudio2”，然后重新启动 QA Desk。</translation>
    </message>
    <message>
      <source>On hold</source>
      <translation>保持</translation>
    </message>
    <message>
      <source>On the team's board</source>
      <translation>放上班组光荣榜</translation>
    </message>
    <message>
      <source>On the way to</source>
      <translation>通向岗位</translation>
    </message>
    <message>
      <source>On {device}; late {count} times</source>
      <translation>输出到 {device}；延迟 {count} 次</translation>
    </message>
    <message>
      <source>Once a lead draws a sampling plan, your calls are listed here, what is due first on top.</source>
      <translation>班组长抽样后，您的通话列在这里，先到期的在前。</translation>
    </message>
    <message>
      <source>Once calls of yours are scored or rated, you see here how they were heard.</source>
      <translation>您的通话被评分或评价后，可在这里查看结果。</translation>
    </message>
    <message>
      <source>Once more</source>
      <translation>再输一次</translation>
    </message>
    <message>
      <source>One channel and no transcript: every voice is changed.</source>
      <translation>单声道且没有转写:所有声音都已改变。</translation>
    </message>
    <message>
      <source>One channel: the voice is changed where the transcript says the agent speaks.</source>
      <translation>单声道:按转写在坐席说话处改变声音。</translation>
    </message>
    <message>
      <source>One choice</source>
      <translation>单选</translation>
    </message>
    <message>
      <source>One per line</source>
      <translation>每行一个</translation>
    </message>
    <message>
      <source>One per line, from the lowest: 0 below: Below</source>
      <translation>每行一个，从低到高：0 below: 待提高</translation>
    </message>
    <message>
      <source>One per line, such as haste: In haste</source>
      <translation>每行一个，例如 haste: 匆忙</translation>
    </message>
    <message>
      <source>One phrase a line, in any language. A star at the end takes any ending.</source>
      <translation>每行一个词语，语言不限。末尾加星号可匹配任意词尾。</translation>
    </message>
    <message>
      <source>One-time code</source>
      <translation>一次性代码</translation>
    </message>
    <message>
      <source>Only a coach's evaluation is released to the agent.</source>
      <translation>只有质检教练的质检单才会发布给坐席。</translation>
    </message>
    <message>
      <source>Only a lead may say this for somebody else.</source>
      <translation>只有班组长可以替别人填写。</translation>
    </message>
    <message>
      <source>Only a lead or an administrator may write this.</source>
      <translation>只有主管或管理员可以写入此内容。</translation>
    </message>
    <message>
      <source>Only a session that was held is signed.</source>
      <translation>只有已进行的辅导可以签字。</translation>
    </message>
    <message>
      <source>Only an administrator may let desks in.</source>
      <translation>只有管理员可以让电脑加入。</translation>
    </message>
    <message>
      <source>Only an administrator may write this.</source>
      <translation>只有管理员可以写入此内容。</translation>
    </message>
    <message>
      <source>Only calls of the queue {name}</source>
      <translation>只看队列“{name}”的通话</translation>
    </message>
    <message>
      <source>Only calls of {name}</source>
      <translation>只看 {name} 的通话</translation>
    </message>
    <message>
      <source>Only coaches read this</source>
      <translation>仅质检人员可见</translation>
    </message>
    <message>
      <source>Only coaches see it</source>
      <translation>仅质检人员可见</translation>
    </message>
    <message>
      <source>Only counted</source>
      <translation>仅计数</translation>
    </message>
    <message>
      <source>Only evaluations that count for an agent are in here: no self-evaluations, calibrations or scores given again, and none that a revision took the place of. Intervals are 95 %: Student's t for means, Wilson's for shares. They take evaluations as independent of each other; many of one agent make them narrower than they should be.</source>
      <translation>这里只有计入坐席成绩的质检单：不含自评、校准和复评，也不含已被修订取代的。区间均为 95%：平均分用学生 t 分布，比例用 Wilson 方法。各质检单当作彼此独立；若同一坐席的占多数，区间会偏窄。</translation>
    </message>
    <message>
      <source>Only for me</source>
      <translation>仅自己可见</translation>
    </message>
    <message>
      <source>Only its evaluator or a lead may revise an evaluation.</source>
      <translation>只有评分人本人或班组长可以修订质检单。</translation>
    </message>
    <message>
      <source>Only questions with one choice can have a suggestion.</source>
      <translation>只有单选的评分项可以有建议。</translation>
    </message>
    <message>
      <source>Only the agent and the coach sign a session.</source>
      <translation>只有坐席和质检教练可以签字。</translation>
    </message>
    <message>
      <source>Only the coach of the session writes it.</source>
      <translation>只有本次辅导的质检教练可以填写。</translation>
    </message>
    <message>
      <source>Only the host of the round may do this.</source>
      <translation>只有本轮校准的主持人可以这样操作。</translation>
    </message>
    <message>
      <source>Only the host writes for somebody else.</source>
      <translation>只有主持人可以代别人记录。</translation>
    </message>
    <message>
      <source>Only the sheet “{name}” was read.</source>
      <translation>只读取了工作表“{name}”。</translation>
    </message>
    <message>
      <source>Only they can read it. Later answers can be sent again: nothing is counted twice.</source>
      <translation>只有对方能读取。以后可以再次发送:不会重复计算。</translation>
    </message>
    <message>
      <source>Only what was scored: bent by the kinds of calls that were looked for.</source>
      <translation>仅含已评通话：会被定向抽取的种类带偏。</translation>
    </message>
    <message>
      <source>Only who set the goal, or a lead, may end it.</source>
      <translation>只有设定人或班组长可以结束目标。</translation>
    </message>
    <message>
      <source>Only who was there says how the day was.</source>
      <translation>只有本人才能写试岗感受。</translation>
    </message>
    <message>
      <source>Only your own wish can be taken back, while nothing is agreed.</source>
      <translation>只能在约定之前撤回自己的意愿。</translation>
    </message>
    <message>
      <source>Only {name}</source>
      <translation>仅{name}</translation>
    </message>
    <message>
      <source>Open a form draft…</source>
      <translation>打开评分表草稿…</translation>
    </message>
    <message>
      <source>Open a listening session that was sent</source>
      <translation>打开发来的听音会</translation>
    </message>
    <message>
      <source>Open a listening session that was sent…</source>
      <translation>打开发来的听音会…</translation>
    </message>
    <message>
      <source>Open a plan's file</source>
      <translation>打开方案文件</translation>
    </message>
    <message>
      <source>Open a plan's file…</source>
      <translation>打开方案文件…</translation>
    </message>
    <message>
      <source>Open a session that was sent…</source>
      <translation>打开发来的听音会…</translation>
    </message>
    <message>
      <source>Open a workspace</source>
      <translation>打开工作区</translation>
    </message>
    <message>
      <source>Open a workspace folder…</source>
      <translation>打开工作区文件夹…</translation>
    </message>
    <message>
      <source>Open agent</source>
      <translation>打开坐席</translation>
    </message>
    <message>
      <source>Open another workspace…</source>
      <translation>打开其他工作区…</translation>
    </message>
    <message>
      <source>Open it again to see it as it is now.</source>
      <translation>请重新打开，查看当前状态。</translation>
    </message>
    <message>
      <source>Open it, or choose another folder.</source>
      <translation>请直接打开，或选择其他文件夹。</translation>
    </message>
    <message>
      <source>Open one from Calls to hear it, read it and score it.</source>
      <translation>从“通话”中打开一条，即可收听、阅读和评分。</translation>
    </message>
    <message>
      <source>Open the call</source>
      <translation>打开通话</translation>
    </message>
    <message>
      <source>Open the call again to see it as it is now.</source>
      <translation>请重新打开该通话，查看当前状态。</translation>
    </message>
    <message>
      <source>Open the call of {name}</source>
      <translation>打开{name}的通话</translation>
    </message>
    <message>
      <source>Open the round</source>
      <translation>发起校准</translation>
    </message>
    <message>
      <source>Open the workspace the session was sent from, or have the answers sent again.</source>
      <translation>请打开发出听音会的工作区,或请对方重新发送。</translation>
    </message>
    <message>
      <source>Opening the session</source>
      <translation>正在打开听音会</translation>
    </message>
    <message>
      <source>Opening the workspace</source>
      <translation>正在打开工作区</translation>
    </message>
    <message>
      <source>Opens these calls</source>
      <translation>打开这些通话</translation>
    </message>
    <message>
      <source>Opportunities</source>
      <translation>机会数</translation>
    </message>
    <message>
      <source>Optional</source>
      <translation>可选</translation>
    </message>
    <message>
      <source>Options: what could be done</source>
      <translation>方案：可以怎么做</translation>
    </message>
    <message>
      <source>Opus sound (*.opus)</source>
      <translation>Opus 音频 (*.opus)</translation>
    </message>
    <message>
      <source>Or bring them together</source>
      <translation>或合并为</translation>
    </message>
    <message>
      <source>Or until known</source>
      <translation>或直到测准</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>Other files are being looked at; stop that first.</source>
      <translation>正在查看其他文件；请先停止。</translation>
    </message>
    <message>
      <source>Others</source>
      <translation>其他人</translation>
    </message>
    <message>
      <source>Otherwise suggest</source>
      <translation>否则建议</translation>
    </message>
    <message>
      <source>Our score</source>
      <translation>我们的得分</translation>
    </message>
    <message>
      <source>Outcome</source>
      <translation>结果</translation>
    </message>
    <message>
      <source>Outcome of an action</source>
      <translation>行动的结果</translation>
    </message>
    <message>
      <source>Outgoing</source>
      <translation>呼出</translation>
    </message>
    <message>
      <source>Outside what chance alone gives (95 %)</source>
      <translation>超出偶然波动范围（95%）</translation>
    </message>
    <message>
      <source>Outside what chance alone gives (99.8 %)</source>
      <translation>超出偶然波动范围（99.8%）</translation>
    </message>
    <message>
      <source>Over it, points</source>
      <translation>超出预期（百分点）</translation>
    </message>
    <message>
      <source>Overview of the call</source>
      <translation>通话总览</translation>
    </message>
    <message>
      <source>PDF document (*.pdf)</source>
      <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
      <source>Page Down plays the next call.</source>
      <translation>按 Page Down 播放下一通。</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>页面</translation>
    </message>
    <message>
      <source>Pain</source>
      <translation>痛点</translation>
    </message>
    <message>
      <source>Parquet (*.parquet)</source>
      <translation>Parquet (*.parquet)</translation>
    </message>
    <message>
      <source>Pass mark</source>
      <translation>合格线</translation>
    </message>
    <message>
      <source>Pass mark: {mark}</source>
      <translation>合格线：{mark}</translation>
    </message>
    <message>
      <source>Passed</source>
      <translation>合格</translation>
    </message>
    <message>
      <source>Passing a question and satisfied customers</source>
      <translation>评分项合格与客户满意</translation>
    </message>
    <message>
      <source>Passphrase</source>
      <translation>口令</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>密码</translation>
    </message>
    <message>
      <source>Passwords and lock</source>
      <translation>密码与锁定</translation>
    </message>
    <message>
      <source>Passwords and lock…</source>
      <translation>密码与锁定…</translation>
    </message>
    <message>
      <source>Passwords of others</source>
      <translation>其他人的密码</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Paused: no network.</source>
      <translation>已暂停：没有网络。</translation>
    </message>
    <message>
      <source>Paused: this network is metered.</source>
      <translation>已暂停：这个网络按流量计费。</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人员</translation>
    </message>
    <message>
      <source>Percent</source>
      <translation>百分比</translation>
    </message>
    <message>
      <source>Percent by section</source>
      <translation>各环节得分（%）</translation>
    </message>
    <message>
      <source>Percent of points by question</source>
      <translation>各评分项得分（%）</translation>
    </message>
    <message>
      <source>Period</source>
      <translation>周期</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>人员</translation>
    </message>
    <message>
      <source>Person: {answer}</source>
      <translation>人：{answer}</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>电话</translation>
    </message>
    <message>
      <source>Phrase</source>
      <translation>说法</translation>
    </message>
    <message>
      <source>Phrases agents are to say</source>
      <translation>坐席应当说的话</translation>
    </message>
    <message>
      <source>Phrases that contradict it</source>
      <translation>与之矛盾的说法</translation>
    </message>
    <message>
      <source>Phrases that show it came up; commas between</source>
      <translation>表明涉及此事的说法,用逗号分隔</translation>
    </message>
    <message>
      <source>Phrases, by commas; one of them is enough. A star takes any ending.</source>
      <translation>用逗号分开的说法，说到其中一个即可；词尾的星号代表任意结尾。</translation>
    </message>
    <message>
      <source>Pitch and timbre are moved so that the voice is not known by ear. Where both sides are in one channel, it is changed where the transcript says that the agent speaks, else everywhere.</source>
      <translation>改变音高和音色,使人听不出是谁。双方在同一声道时,按转写在坐席说话处改变,没有转写则全部改变。</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>位次</translation>
    </message>
    <message>
      <source>Plain: scored calls</source>
      <translation>未加权：已评通话</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>抽样方案</translation>
    </message>
    <message>
      <source>Plan (*.yaml *.yml)</source>
      <translation>方案 (*.yaml *.yml)</translation>
    </message>
    <message>
      <source>Plan (*.yaml)</source>
      <translation>方案 (*.yaml)</translation>
    </message>
    <message>
      <source>Plan a new one.</source>
      <translation>请计划一场新的。</translation>
    </message>
    <message>
      <source>Plan a try-out day…</source>
      <translation>安排试岗日…</translation>
    </message>
    <message>
      <source>Plan the day</source>
      <translation>安排</translation>
    </message>
    <message>
      <source>Plan the session</source>
      <translation>安排辅导</translation>
    </message>
    <message>
      <source>Plan's name</source>
      <translation>方案名称</translation>
    </message>
    <message>
      <source>Plans</source>
      <translation>抽样方案</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>播放或暂停</translation>
    </message>
    <message>
      <source>Play the chosen moment</source>
      <translation>播放所选片段</translation>
    </message>
    <message>
      <source>Play the chosen moment (P)</source>
      <translation>播放所选片段 (P)</translation>
    </message>
    <message>
      <source>Play the moments</source>
      <translation>播放片段</translation>
    </message>
    <message>
      <source>Play {name}</source>
      <translation>播放 {name}</translation>
    </message>
    <message>
      <source>Play {what}</source>
      <translation>播放 {what}</translation>
    </message>
    <message>
      <source>Playing stopped: {reason}.</source>
      <translation>播放停止：{reason}。</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>分值</translation>
    </message>
    <message>
      <source>Points above or below</source>
      <translation>偏高或偏低（分）</translation>
    </message>
    <message>
      <source>Points are added up; zero is normal service.</source>
      <translation>分数逐项加减，零分代表正常服务。</translation>
    </message>
    <message>
      <source>Points, plus and minus</source>
      <translation>加减分</translation>
    </message>
    <message>
      <source>Policy</source>
      <translation>制度</translation>
    </message>
    <message>
      <source>Policy changed</source>
      <translation>政策变更</translation>
    </message>
    <message>
      <source>Pooled points</source>
      <translation>分数合并计算</translation>
    </message>
    <message>
      <source>Possible</source>
      <translation>满分</translation>
    </message>
    <message>
      <source>Praise</source>
      <translation>表扬</translation>
    </message>
    <message>
      <source>Praise I received</source>
      <translation>我收到的表扬</translation>
    </message>
    <message>
      <source>Praise for a moment of a call is heard by whom it is for, and seen by the team.</source>
      <translation>针对通话片段的表扬，本人可以听到，班组可以看到。</translation>
    </message>
    <message>
      <source>Praise is for somebody else.</source>
      <translation>不能表扬自己。</translation>
    </message>
    <message>
      <source>Praise says what was good.</source>
      <translation>表扬须写明好在哪里。</translation>
    </message>
    <message>
      <source>Praise somebody…</source>
      <translation>表扬某人…</translation>
    </message>
    <message>
      <source>Praise…</source>
      <translation>表扬…</translation>
    </message>
    <message>
      <source>Press play to go on from the same place.</source>
      <translation>按播放键从原处继续。</translation>
    </message>
    <message>
      <source>Press play to try again from the same place.</source>
      <translation>按播放可从同一位置重试。</translation>
    </message>
    <message>
      <source>Press the number of a form to begin. Every answer is saved at once.</source>
      <translation>按评分表前的数字键开始。每次评分都会立即保存。</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>预览</translation>
    </message>
    <message>
      <source>Previous</source>
      <translation>上一个</translation>
    </message>
    <message>
      <source>Previous agent</source>
      <translation>上一位坐席</translation>
    </message>
    <message>
      <source>Previous moment</source>
      <translation>上一个片段</translation>
    </message>
    <message>
      <source>Previous moment (,)</source>
      <translation>上一个片段(,)</translation>
    </message>
    <message>
      <source>Previous part</source>
      <translation>上一部分</translation>
    </message>
    <message>
      <source>Previous question</source>
      <translation>上一个评分项</translation>
    </message>
    <message>
      <source>Private note</source>
      <translation>内部备注</translation>
    </message>
    <message>
      <source>Private note of a draft</source>
      <translation>草稿的内部备注</translation>
    </message>
    <message>
      <source>Private note that only coaches read</source>
      <translation>仅质检人员可见的内部备注</translation>
    </message>
    <message>
      <source>Process</source>
      <translation>流程</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>Publish</source>
      <translation>发布</translation>
    </message>
    <message>
      <source>Publish it first: qa-desk forms --install-starters installs the starter forms.</source>
      <translation>请先发布：运行 qa-desk forms --install-starters 可安装自带的评分表。</translation>
    </message>
    <message>
      <source>Publish it first; suggestions stand beside published questions only.</source>
      <translation>请先发布；只有已发布的评分项旁边才有建议。</translation>
    </message>
    <message>
      <source>Publish the form, or name another in the plan.</source>
      <translation>请先发布该评分表，或在方案中改用其他评分表。</translation>
    </message>
    <message>
      <source>Publish the form…</source>
      <translation>发布评分表…</translation>
    </message>
    <message>
      <source>Publish {title}</source>
      <translation>发布 {title}</translation>
    </message>
    <message>
      <source>Published. New evaluations use this version.</source>
      <translation>已发布。新的质检单使用这个版本。</translation>
    </message>
    <message>
      <source>Publish…</source>
      <translation>发布…</translation>
    </message>
    <message>
      <source>Pulled towards the group: {value} ({span})</source>
      <translation>向全组收缩后：{value}（{span}）</translation>
    </message>
    <message>
      <source>Purpose</source>
      <translation>用途</translation>
    </message>
    <message>
      <source>Put these answers down</source>
      <translation>提交这些答案</translation>
    </message>
    <message>
      <source>QA Desk does not write “{language}”.</source>
      <translation>QA Desk 不支持以“{language}”书写。</translation>
    </message>
    <message>
      <source>QA Desk reads WAV, FLAC, Ogg, Opus and MP3; convert other formats, or the file is damaged.</source>
      <translation>QA Desk 可读取 WAV、FLAC、Ogg、Opus 和 MP3；其他格式请先转换，也可能是文件已损坏。</translation>
    </message>
    <message>
      <source>QA Desk was locked after a pause. Nothing was lost.</source>
      <translation>QA Desk 因一段时间未使用而锁定。没有丢失任何内容。</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>质检得分</translation>
    </message>
    <message>
      <source>Quality adjusted for who scored: {value}</source>
      <translation>质检得分（按评分人校正）：{value}</translation>
    </message>
    <message>
      <source>Quality and ratings</source>
      <translation>质检得分与满意度</translation>
    </message>
    <message>
      <source>Quality and satisfied customers by month</source>
      <translation>各月质检得分与满意率</translation>
    </message>
    <message>
      <source>Quality as scored: {value}</source>
      <translation>质检得分（原始）：{value}</translation>
    </message>
    <message>
      <source>Quality by section</source>
      <translation>各环节质检得分</translation>
    </message>
    <message>
      <source>Quality by week</source>
      <translation>每周质检得分</translation>
    </message>
    <message>
      <source>Quality less satisfied customers: {gap} points (95 % interval {low} to {high}). Where the interval holds 0, the two sides have not been told apart.</source>
      <translation>质检得分减满意率：{gap} 分（95% 区间 {low} 至 {high}）。区间包含 0 时，尚不能说两者有别。</translation>
    </message>
    <message>
      <source>Quality less satisfied, points</source>
      <translation>质检得分减满意率，百分点</translation>
    </message>
    <message>
      <source>Quality of the whole form</source>
      <translation>整张评分表的质检得分</translation>
    </message>
    <message>
      <source>Quality weighs each call by its chance of being drawn; pointing at it tells it unweighed.</source>
      <translation>质检得分按每条通话的抽中概率加权；指向该数字可看未加权的值。</translation>
    </message>
    <message>
      <source>Quality, %</source>
      <translation>质检得分，%</translation>
    </message>
    <message>
      <source>Quality, %, weighed by draw</source>
      <translation>质检得分（%），按抽样加权</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>评分项</translation>
    </message>
    <message>
      <source>Question before (Alt+Up)</source>
      <translation>上一个评分项 (Alt+Up)</translation>
    </message>
    <message>
      <source>Question {number} of {total}</source>
      <translation>第 {number} 个评分项，共 {total} 个</translation>
    </message>
    <message>
      <source>Questions</source>
      <translation>评分项</translation>
    </message>
    <message>
      <source>Questions talked about</source>
      <translation>谈到的评分项</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>队列</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Random intercept</source>
      <translation>随机截距</translation>
    </message>
    <message>
      <source>Ranges</source>
      <translation>区间</translation>
    </message>
    <message>
      <source>Rank correlation</source>
      <translation>秩相关</translation>
    </message>
    <message>
      <source>Ranking agents</source>
      <translation>正在比较坐席</translation>
    </message>
    <message>
      <source>Rated by customers</source>
      <translation>客户已评价</translation>
    </message>
    <message>
      <source>Rated of handled calls: {value}</source>
      <translation>已接通话中有评价的：{value}</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>满意度</translation>
    </message>
    <message>
      <source>Ratings go</source>
      <translation>评分范围</translation>
    </message>
    <message>
      <source>Read as {profile}.</source>
      <translation>按“{profile}”读取。</translation>
    </message>
    <message>
      <source>Read by the agent</source>
      <translation>坐席已读</translation>
    </message>
    <message>
      <source>Read by the titles of its columns.</source>
      <translation>按列标题读取。</translation>
    </message>
    <message>
      <source>Read it so</source>
      <translation>按此读取</translation>
    </message>
    <message>
      <source>Read only: open in another window</source>
      <translation>只读：已在另一个窗口中打开</translation>
    </message>
    <message>
      <source>Reading calls</source>
      <translation>正在读取通话</translation>
    </message>
    <message>
      <source>Reading filters</source>
      <translation>正在读取筛选条件</translation>
    </message>
    <message>
      <source>Reading people</source>
      <translation>正在读取人员</translation>
    </message>
    <message>
      <source>Reading plans</source>
      <translation>正在读取方案</translation>
    </message>
    <message>
      <source>Reading sessions</source>
      <translation>正在读取听音会</translation>
    </message>
    <message>
      <source>Reading team progress</source>
      <translation>正在读取团队进展</translation>
    </message>
    <message>
      <source>Reading the call</source>
      <translation>正在读取通话</translation>
    </message>
    <message>
      <source>Reading the queue</source>
      <translation>正在读取待办</translation>
    </message>
    <message>
      <source>Reading the round</source>
      <translation>正在读取校准</translation>
    </message>
    <message>
      <source>Reading the scorecard</source>
      <translation>正在读取成绩单</translation>
    </message>
    <message>
      <source>Reading the session</source>
      <translation>正在读取辅导</translation>
    </message>
    <message>
      <source>Reading the sound</source>
      <translation>正在读取声音</translation>
    </message>
    <message>
      <source>Reading the year</source>
      <translation>正在读取年度记录</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>正在读取…</translation>
    </message>
    <message>
      <source>Reality: what happens now</source>
      <translation>现状：现在怎样</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>联络原因</translation>
    </message>
    <message>
      <source>Reason contains</source>
      <translation>联络原因包含</translation>
    </message>
    <message>
      <source>Reason contains…</source>
      <translation>原因包含…</translation>
    </message>
    <message>
      <source>Reason of an agreed score</source>
      <translation>商定得分的理由</translation>
    </message>
    <message>
      <source>Recognition</source>
      <translation>表扬</translation>
    </message>
    <message>
      <source>Recorder paused</source>
      <translation>录音暂停</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>录音</translation>
    </message>
    <message>
      <source>Recording's file name</source>
      <translation>录音文件名</translation>
    </message>
    <message>
      <source>Recordings of this workspace are encrypted with a key that is not at hand.</source>
      <translation>此工作区有录音是用另一把不在手边的密钥加密的。</translation>
    </message>
    <message>
      <source>Recordings of this workspace are sealed, and this desk does not have their key.</source>
      <translation>此工作区的录音已加密，而这台电脑没有密钥。</translation>
    </message>
    <message>
      <source>Recordings, tables and transcripts</source>
      <translation>录音、表格和文字记录</translation>
    </message>
    <message>
      <source>Recordings: {sent} sent, {received} received.</source>
      <translation>录音：已发送 {sent} 个，收到 {received} 个。</translation>
    </message>
    <message>
      <source>Redo {what}</source>
      <translation>重做{what}</translation>
    </message>
    <message>
      <source>Refused {time}</source>
      <translation>{time} 被拒绝</translation>
    </message>
    <message>
      <source>Refused, with reasons</source>
      <translation>未导入的内容及原因</translation>
    </message>
    <message>
      <source>Refused: {what}</source>
      <translation>被拒绝：{what}</translation>
    </message>
    <message>
      <source>Release to the agent</source>
      <translation>发布给坐席</translation>
    </message>
    <message>
      <source>Release to the agent now</source>
      <translation>立即发布给坐席</translation>
    </message>
    <message>
      <source>Released</source>
      <translation>已发布</translation>
    </message>
    <message>
      <source>Released {time}, read</source>
      <translation>{time} 发布，已读</translation>
    </message>
    <message>
      <source>Released {time}, unread</source>
      <translation>{time} 发布，未读</translation>
    </message>
    <message>
      <source>Released: the agent can read it now.</source>
      <translation>已发布：坐席现在可以看到。</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Remove moment</source>
      <translation>移除片段</translation>
    </message>
    <message>
      <source>Remove the chosen moment</source>
      <translation>移除所选片段</translation>
    </message>
    <message>
      <source>Remove the rule</source>
      <translation>删除规则</translation>
    </message>
    <message>
      <source>Remove this moment</source>
      <translation>移除此片段</translation>
    </message>
    <message>
      <source>Remove this moment (Delete)</source>
      <translation>移除此片段(Delete)</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>报告</translation>
    </message>
    <message>
      <source>Reports are written as HTML, PDF or XLSX, not as “{suffix}”.</source>
      <translation>报告可写成 HTML、PDF 或 XLSX，不能写成“{suffix}”。</translation>
    </message>
    <message>
      <source>Required</source>
      <translation>必填</translation>
    </message>
    <message>
      <source>Resolved</source>
      <translation>已解决</translation>
    </message>
    <message>
      <source>Resolved, yes or no</source>
      <translation>是否解决</translation>
    </message>
    <message>
      <source>Restore it from a backup of the folder.</source>
      <translation>请从该文件夹的备份中恢复。</translation>
    </message>
    <message>
      <source>Restore it from the folder “backups”, or bring the right key. Nothing was changed.</source>
      <translation>请从 “backups” 文件夹恢复，或导入正确的密钥。未作任何更改。</translation>
    </message>
    <message>
      <source>Restore it from the folder “backups”. Nothing was changed.</source>
      <translation>请从“backups”文件夹中恢复。没有改动任何内容。</translation>
    </message>
    <message>
      <source>Restore the folder “recordings” from a backup, or import the call again.</source>
      <translation>请从备份中恢复“recordings”文件夹，或重新导入该通话。</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>结果</translation>
    </message>
    <message>
      <source>Results as a report…</source>
      <translation>结果报告…</translation>
    </message>
    <message>
      <source>Results of {form}</source>
      <translation>{form}：结果</translation>
    </message>
    <message>
      <source>Retire {title}</source>
      <translation>停用 {title}</translation>
    </message>
    <message>
      <source>Retire…</source>
      <translation>停用…</translation>
    </message>
    <message>
      <source>Reveal the round first.</source>
      <translation>请先公布本轮评分。</translation>
    </message>
    <message>
      <source>Reveal the scores</source>
      <translation>揭晓评分</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>质检</translation>
    </message>
    <message>
      <source>Review started</source>
      <translation>开始复核</translation>
    </message>
    <message>
      <source>Revise the newest one.</source>
      <translation>请修订最新的一份。</translation>
    </message>
    <message>
      <source>Revised</source>
      <translation>已修订</translation>
    </message>
    <message>
      <source>Revised: another took its place</source>
      <translation>已修订：另一份取而代之</translation>
    </message>
    <message>
      <source>Right channel</source>
      <translation>右声道</translation>
    </message>
    <message>
      <source>Right ear</source>
      <translation>右耳</translation>
    </message>
    <message>
      <source>Role</source>
      <translation>岗位</translation>
    </message>
    <message>
      <source>Role reached</source>
      <translation>已达成岗位</translation>
    </message>
    <message>
      <source>Roles</source>
      <translation>角色</translation>
    </message>
    <message>
      <source>Room</source>
      <translation>余量</translation>
    </message>
    <message>
      <source>Room and absence</source>
      <translation>工作量与休假</translation>
    </message>
    <message>
      <source>Room and absence of {name}</source>
      <translation>{name} 的工作量与休假</translation>
    </message>
    <message>
      <source>Room and absence…</source>
      <translation>工作量与休假…</translation>
    </message>
    <message>
      <source>Root cause</source>
      <translation>根因</translation>
    </message>
    <message>
      <source>Root causes</source>
      <translation>根因</translation>
    </message>
    <message>
      <source>Rounds</source>
      <translation>校准</translation>
    </message>
    <message>
      <source>Row {row} of {name} has {count} columns, not {wanted}.</source>
      <translation>{name} 第 {row} 行有 {count} 列，应为 {wanted} 列。</translation>
    </message>
    <message>
      <source>Row {row} of {name}: “{cell}” is no number.</source>
      <translation>{name} 第 {row} 行：“{cell}”不是数字。</translation>
    </message>
    <message>
      <source>Rule</source>
      <translation>规则</translation>
    </message>
    <message>
      <source>Rule for suggestions</source>
      <translation>建议规则</translation>
    </message>
    <message>
      <source>Rule for suggestions holds…</source>
      <translation>建议规则成立…</translation>
    </message>
    <message>
      <source>Rule: {answer}</source>
      <translation>规则：{answer}</translation>
    </message>
    <message>
      <source>R² {value}. What goes with the rating need not cause it.</source>
      <translation>R² {value}。与评分同向变化的未必是其原因。</translation>
    </message>
    <message>
      <source>SBI: situation, behaviour, impact</source>
      <translation>SBI：情境、行为、影响</translation>
    </message>
    <message>
      <source>Sales call</source>
      <translation>销售通话</translation>
    </message>
    <message>
      <source>Sample data</source>
      <translation>示例数据</translation>
    </message>
    <message>
      <source>Sample data. Northside and everybody in it are invented. Calls, ratings, evaluations and coaching come from a stated random model: agents differ in skill, three questions really move the rating, coaching helps eight of twelve agents, about three customers in ten answer the survey. The 24 calls with sound were written for QA Desk and are spoken by a synthesiser.</source>
      <translation>示例数据。Northside 及其中所有人物均为虚构。通话、满意度、质检单和辅导由一个公开说明的随机模型生成：坐席能力各不相同，真正影响满意度的有三个评分项，辅导对十二名坐席中的八名有效，约十分之三的客户会作答。24 条有声通话由 QA Desk 编写，以语音合成朗读。</translation>
    </message>
    <message>
      <source>Satisfaction</source>
      <translation>满意度</translation>
    </message>
    <message>
      <source>Satisfied</source>
      <translation>满意</translation>
    </message>
    <message>
      <source>Satisfied customers of the call's reason in the 60 days before the action was closed and after, with 95 % intervals. It says what happened, not why.</source>
      <translation>该来电原因的客户在行动关闭前后各 60 天的满意率,附 95 % 区间。只说明发生了什么,不说明原因。</translation>
    </message>
    <message>
      <source>Satisfied when failed</source>
      <translation>不合格时满意率</translation>
    </message>
    <message>
      <source>Satisfied when passed</source>
      <translation>合格时满意率</translation>
    </message>
    <message>
      <source>Satisfied, for one more: {value}</source>
      <translation>每增加一个单位，满意率变化：{value}</translation>
    </message>
    <message>
      <source>Satisfied, from missed to met: {value}</source>
      <translation>从未做到到做到，满意率变化：{value}</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save as</source>
      <translation>保存为</translation>
    </message>
    <message>
      <source>Save as HTML…</source>
      <translation>另存为 HTML…</translation>
    </message>
    <message>
      <source>Save as PDF…</source>
      <translation>另存为 PDF…</translation>
    </message>
    <message>
      <source>Save as a page</source>
      <translation>另存为网页</translation>
    </message>
    <message>
      <source>Save as a page…</source>
      <translation>另存为网页…</translation>
    </message>
    <message>
      <source>Save sessions and actions as a calendar</source>
      <translation>将听音会和行动存为日历</translation>
    </message>
    <message>
      <source>Save sessions and actions as a calendar…</source>
      <translation>将听音会和行动存为日历…</translation>
    </message>
    <message>
      <source>Save the minutes</source>
      <translation>保存会议纪要</translation>
    </message>
    <message>
      <source>Save the minutes as PDF…</source>
      <translation>会议纪要另存为 PDF…</translation>
    </message>
    <message>
      <source>Save the plan as a file</source>
      <translation>把方案存为文件</translation>
    </message>
    <message>
      <source>Save the plan as a file…</source>
      <translation>把方案存为文件…</translation>
    </message>
    <message>
      <source>Save the queue as a calendar</source>
      <translation>把待办存为日历</translation>
    </message>
    <message>
      <source>Save the queue as a calendar…</source>
      <translation>把待办存为日历…</translation>
    </message>
    <message>
      <source>Save the selected calls, or all that are listed, as a table (Ctrl+E)</source>
      <translation>将所选通话或列出的全部通话保存为表格(Ctrl+E)</translation>
    </message>
    <message>
      <source>Save the session for somebody</source>
      <translation>为某人打包听音会</translation>
    </message>
    <message>
      <source>Save the session for somebody…</source>
      <translation>为某人打包听音会…</translation>
    </message>
    <message>
      <source>Save this view…</source>
      <translation>保存此视图…</translation>
    </message>
    <message>
      <source>Save view</source>
      <translation>保存视图</translation>
    </message>
    <message>
      <source>Save what was refused</source>
      <translation>保存未导入的内容</translation>
    </message>
    <message>
      <source>Save what was refused…</source>
      <translation>保存未导入的内容…</translation>
    </message>
    <message>
      <source>Save what you heard and noted</source>
      <translation>保存收听与记录</translation>
    </message>
    <message>
      <source>Save what you heard and noted…</source>
      <translation>保存收听与记录…</translation>
    </message>
    <message>
      <source>Saved views</source>
      <translation>已保存的视图</translation>
    </message>
    <message numerus="yes">
      <source>Saved {name} with %n chapter(s).</source>
      <translation>
        <numerusform>已保存 {name}，含 %n 个章节。</numerusform>
      </translation>
    </message>
    <message>
      <source>Saved {name}.</source>
      <translation>已保存 {name}。</translation>
    </message>
    <message>
      <source>Saved {time}</source>
      <translation>已保存 {time}</translation>
    </message>
    <message>
      <source>Saved.</source>
      <translation>已保存。</translation>
    </message>
    <message>
      <source>Saved. Send the file to {name}.</source>
      <translation>已保存。请把文件发给{name}。</translation>
    </message>
    <message>
      <source>Saved; the texts are searched anew.</source>
      <translation>已保存，正在重新搜索。</translation>
    </message>
    <message>
      <source>Saving</source>
      <translation>正在保存</translation>
    </message>
    <message>
      <source>Saving…</source>
      <translation>正在保存…</translation>
    </message>
    <message>
      <source>Say first that it took place.</source>
      <translation>请先标为已进行。</translation>
    </message>
    <message>
      <source>Say how it was…</source>
      <translation>写下感受…</translation>
    </message>
    <message>
      <source>Say in a sentence what was different.</source>
      <translation>请用一句话说明实际情况有何不同。</translation>
    </message>
    <message>
      <source>Say in a sentence why the rule does not fit.</source>
      <translation>请用一句话说明为何规则不适用。</translation>
    </message>
    <message>
      <source>Say so</source>
      <translation>提交意愿</translation>
    </message>
    <message>
      <source>Say what is to be done.</source>
      <translation>请写明要做什么。</translation>
    </message>
    <message>
      <source>Say why this call is left out; the minutes tell it.</source>
      <translation>请说明为什么不听这通通话；纪要会写明。</translation>
    </message>
    <message>
      <source>Says</source>
      <translation>说法是否一致</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>量表</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>评分</translation>
    </message>
    <message>
      <source>Score by section</source>
      <translation>各环节得分</translation>
    </message>
    <message>
      <source>Score call {number}</source>
      <translation>为通话 {number} 评分</translation>
    </message>
    <message>
      <source>Score it myself first</source>
      <translation>先自评</translation>
    </message>
    <message>
      <source>Score the call</source>
      <translation>为通话评分</translation>
    </message>
    <message>
      <source>Score the next call</source>
      <translation>为下一条通话评分</translation>
    </message>
    <message>
      <source>Score this call</source>
      <translation>为此通话评分</translation>
    </message>
    <message>
      <source>Score {score} of 100</source>
      <translation>得分 {score}，满分 100</translation>
    </message>
    <message>
      <source>Score, %</source>
      <translation>得分，%</translation>
    </message>
    <message>
      <source>Scorecard of {name}</source>
      <translation>{name} 的成绩单</translation>
    </message>
    <message>
      <source>Scorecards</source>
      <translation>成绩单</translation>
    </message>
    <message>
      <source>Scored</source>
      <translation>已评分</translation>
    </message>
    <message numerus="yes">
      <source>Scored %n time(s) before; scores stay hidden until you submit.</source>
      <translation>
        <numerusform>此前已评分 %n 次；提交后才显示得分。</numerusform>
      </translation>
    </message>
    <message>
      <source>Scored again</source>
      <translation>复评</translation>
    </message>
    <message>
      <source>Scored again, %</source>
      <translation>复评比例 %</translation>
    </message>
    <message>
      <source>Scored by</source>
      <translation>评分人</translation>
    </message>
    <message>
      <source>Scored on</source>
      <translation>评分时间</translation>
    </message>
    <message>
      <source>Scored twice, %</source>
      <translation>双评比例 %</translation>
    </message>
    <message>
      <source>Scores by band</source>
      <translation>得分等级分布</translation>
    </message>
    <message>
      <source>Scores cannot be adjusted for who gave them: missing is {links}.</source>
      <translation>得分无法按评分人校正：缺少{links}。</translation>
    </message>
    <message>
      <source>Scores of</source>
      <translation>得分来自</translation>
    </message>
    <message>
      <source>Scoring the last evaluations again</source>
      <translation>正在重新计算最近的质检单</translation>
    </message>
    <message>
      <source>Sealing the session</source>
      <translation>正在加密听音会</translation>
    </message>
    <message>
      <source>Search calls</source>
      <translation>搜索通话</translation>
    </message>
    <message>
      <source>Search what was said and noted</source>
      <translation>搜索通话内容和备注</translation>
    </message>
    <message>
      <source>Seconds until the agent answers</source>
      <translation>坐席应答间隔（秒）</translation>
    </message>
    <message>
      <source>Section</source>
      <translation>环节</translation>
    </message>
    <message>
      <source>Section percent</source>
      <translation>环节得分率</translation>
    </message>
    <message>
      <source>Section {section} failed: {question}</source>
      <translation>环节“{section}”不合格：{question}</translation>
    </message>
    <message>
      <source>Sections and questions by month</source>
      <translation>各月环节与评分项</translation>
    </message>
    <message>
      <source>Sections only</source>
      <translation>只看环节</translation>
    </message>
    <message>
      <source>Sections, questions and choices</source>
      <translation>环节、评分项和选项</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>种子</translation>
    </message>
    <message>
      <source>Segment</source>
      <translation>客户群</translation>
    </message>
    <message>
      <source>Select a question.</source>
      <translation>请选择一个评分项。</translation>
    </message>
    <message>
      <source>Select the question that the choice belongs to.</source>
      <translation>请选择选项所属的评分项。</translation>
    </message>
    <message>
      <source>Select the section that the question is to stand in.</source>
      <translation>请选择评分项所属的环节。</translation>
    </message>
    <message>
      <source>Selection ends here</source>
      <translation>选区终点</translation>
    </message>
    <message>
      <source>Selection starts here</source>
      <translation>选区起点</translation>
    </message>
    <message>
      <source>Self-evaluation</source>
      <translation>自评</translation>
    </message>
    <message>
      <source>Sent by {name} on {day} for you to hear alone.</source>
      <translation>{name}于 {day} 发送,供您独自收听。</translation>
    </message>
    <message>
      <source>Sent on {day} for you to hear alone.</source>
      <translation>于 {day} 发送,供您独自收听。</translation>
    </message>
    <message>
      <source>Session with {agent}</source>
      <translation>与 {agent} 的辅导</translation>
    </message>
    <message>
      <source>Sessions</source>
      <translation>辅导记录</translation>
    </message>
    <message>
      <source>Set a password first: there would be nothing to unlock with.</source>
      <translation>请先设置密码，否则无法解锁。</translation>
    </message>
    <message>
      <source>Set another one instead.</source>
      <translation>请改为设置另一个。</translation>
    </message>
    <message>
      <source>Set for once…</source>
      <translation>设置一次性密码…</translation>
    </message>
    <message>
      <source>Set it right and sync again.</source>
      <translation>请校准时钟后再同步。</translation>
    </message>
    <message>
      <source>Set one…</source>
      <translation>设置…</translation>
    </message>
    <message>
      <source>Set password</source>
      <translation>设置密码</translation>
    </message>
    <message>
      <source>Set the goal</source>
      <translation>设定目标</translation>
    </message>
    <message>
      <source>Set the time</source>
      <translation>设定时间</translation>
    </message>
    <message>
      <source>Set to zero</source>
      <translation>记为零分</translation>
    </message>
    <message>
      <source>Set to zero by a critical error</source>
      <translation>因关键错误记为零分</translation>
    </message>
    <message>
      <source>Set your own password first: you could not come back.</source>
      <translation>请先设置您自己的密码，否则您将无法再进入。</translation>
    </message>
    <message>
      <source>Settle</source>
      <translation>议定</translation>
    </message>
    <message>
      <source>Settled by</source>
      <translation>还需条数</translation>
    </message>
    <message>
      <source>Several choices</source>
      <translation>多选</translation>
    </message>
    <message>
      <source>Several score the same calls without seeing each other, then talk about where they differ.</source>
      <translation>几个人各自为同样的通话评分，互不可见，然后讨论分歧。</translation>
    </message>
    <message>
      <source>Several words are long and easy to remember.</source>
      <translation>由几个词组成，既够长又容易记住。</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>占比</translation>
    </message>
    <message>
      <source>Share by rule</source>
      <translation>规则占比</translation>
    </message>
    <message>
      <source>Share of R²</source>
      <translation>R² 份额</translation>
    </message>
    <message>
      <source>Share of R²: {value}</source>
      <translation>R² 份额：{value}</translation>
    </message>
    <message>
      <source>Share of all talk, measured in the sound.</source>
      <translation>占全部说话时间的比例，由录音测得。</translation>
    </message>
    <message>
      <source>Share of silence</source>
      <translation>静默占比</translation>
    </message>
    <message>
      <source>Share of talking over each other</source>
      <translation>抢话占比</translation>
    </message>
    <message>
      <source>Shared</source>
      <translation>已分享</translation>
    </message>
    <message>
      <source>Short text</source>
      <translation>短文本</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>显示全部</translation>
    </message>
    <message>
      <source>Show all calls</source>
      <translation>显示全部通话</translation>
    </message>
    <message>
      <source>Show everybody</source>
      <translation>显示全部人员</translation>
    </message>
    <message>
      <source>Show everybody's work</source>
      <translation>显示所有人的工作</translation>
    </message>
    <message>
      <source>Show if</source>
      <translation>满足时显示</translation>
    </message>
    <message>
      <source>Show quality and ratings</source>
      <translation>查看质检与满意度</translation>
    </message>
    <message>
      <source>Show the agent</source>
      <translation>查看坐席</translation>
    </message>
    <message>
      <source>Show the calls behind it</source>
      <translation>查看背后的通话</translation>
    </message>
    <message>
      <source>Show the rating</source>
      <translation>显示客户评分</translation>
    </message>
    <message>
      <source>Show the report</source>
      <translation>查看报告</translation>
    </message>
    <message>
      <source>Show the scorecard</source>
      <translation>查看成绩单</translation>
    </message>
    <message>
      <source>Show the stage</source>
      <translation>显示大屏</translation>
    </message>
    <message>
      <source>Show the workspace folder</source>
      <translation>打开工作区所在文件夹</translation>
    </message>
    <message>
      <source>Show these calls</source>
      <translation>查看这些通话</translation>
    </message>
    <message>
      <source>Show this agent's calls</source>
      <translation>查看该坐席的通话</translation>
    </message>
    <message>
      <source>Show what took its place</source>
      <translation>查看取代它的质检单</translation>
    </message>
    <message>
      <source>Shown once at least {n} calls were answered by people too, the lower end of the interval reaches {alike}, and that of Gwet's AC1 {firm}.</source>
      <translation>至少 {n} 条通话人也答过、区间下限达到 {alike}、Gwet AC1 的下限达到 {firm}，才会显示。</translation>
    </message>
    <message>
      <source>Sides disagree</source>
      <translation>双方不一致</translation>
    </message>
    <message>
      <source>Sign</source>
      <translation>签字</translation>
    </message>
    <message>
      <source>Sign in</source>
      <translation>登录</translation>
    </message>
    <message>
      <source>Sign the session</source>
      <translation>为本次辅导签字</translation>
    </message>
    <message>
      <source>Signal</source>
      <translation>信号</translation>
    </message>
    <message>
      <source>Signed</source>
      <translation>签字</translation>
    </message>
    <message>
      <source>Signed by {name}, {time}</source>
      <translation>{name} 已签，{time}</translation>
    </message>
    <message>
      <source>Signed in: {name}</source>
      <translation>当前人员：{name}</translation>
    </message>
    <message>
      <source>Silence</source>
      <translation>静音</translation>
    </message>
    <message>
      <source>Silence and talking over are known of recordings once they are measured.</source>
      <translation>录音测量之后，才知道其中的静音和抢话。</translation>
    </message>
    <message>
      <source>Silence is quieter than</source>
      <translation>低于此音量为静音</translation>
    </message>
    <message>
      <source>Silence kept at each side</source>
      <translation>两侧保留的静音</translation>
    </message>
    <message>
      <source>Silence {name}</source>
      <translation>静音{name}</translation>
    </message>
    <message>
      <source>Silence, % of the call</source>
      <translation>静音占通话时长（%）</translation>
    </message>
    <message>
      <source>Situation: when and where</source>
      <translation>情境：何时何地</translation>
    </message>
    <message>
      <source>Sizes from a model in which agents' own levels are drawn from one spread. Says how far agents differ beyond these drivers.</source>
      <translation>影响大小来自这样的模型：各坐席自身水平取自同一分布。并说明除这些因素外坐席之间还相差多少。</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>跳过</translation>
    </message>
    <message>
      <source>Skip silence</source>
      <translation>跳过静音</translation>
    </message>
    <message>
      <source>Skip this call</source>
      <translation>跳过这条通话</translation>
    </message>
    <message>
      <source>Skip this call…</source>
      <translation>跳过这条通话…</translation>
    </message>
    <message>
      <source>Skipped</source>
      <translation>跳过</translation>
    </message>
    <message>
      <source>Skipped calls</source>
      <translation>跳过的通话</translation>
    </message>
    <message>
      <source>Skipped {share} (95 %: {low} to {high}); the others {others}. Chance of so many or more: p = {p}, corrected for looking at every coach.</source>
      <translation>跳过 {share}（95 %：{low} 至 {high}），其他人 {others}。偶然达到或超过此数的概率：p = {p}，已按比较人数校正。</translation>
    </message>
    <message>
      <source>Slow drift</source>
      <translation>缓慢漂移</translation>
    </message>
    <message>
      <source>Slower by a tenth</source>
      <translation>减慢 0.1 倍</translation>
    </message>
    <message>
      <source>So far: {score} %.</source>
      <translation>目前 {score}%。</translation>
    </message>
    <message>
      <source>So far: {score} points.</source>
      <translation>目前 {score} 分。</translation>
    </message>
    <message>
      <source>Some characters could not be read as {encoding}.</source>
      <translation>部分字符无法按 {encoding} 读取。</translation>
    </message>
    <message>
      <source>Somebody else agrees on your path with you.</source>
      <translation>您的成长路径要由别人与您约定。</translation>
    </message>
    <message>
      <source>Somebody else comes…</source>
      <translation>有人加入…</translation>
    </message>
    <message>
      <source>Somebody else has to do it.</source>
      <translation>需由其他人操作。</translation>
    </message>
    <message>
      <source>Somebody else has to score it.</source>
      <translation>需由其他人评分。</translation>
    </message>
    <message>
      <source>Somebody else looks after a try-out day.</source>
      <translation>试岗日要由别人带领。</translation>
    </message>
    <message>
      <source>Somebody else reviews this dispute, or nobody yet.</source>
      <translation>这条申诉由其他人复核，或尚无人受理。</translation>
    </message>
    <message>
      <source>Somebody else sits down</source>
      <translation>切换人员</translation>
    </message>
    <message>
      <source>Somebody else sits down…</source>
      <translation>切换人员…</translation>
    </message>
    <message>
      <source>Somebody else than the evaluator and the agent decides a dispute.</source>
      <translation>申诉须由评分人和坐席以外的人裁定。</translation>
    </message>
    <message>
      <source>Somebody else…</source>
      <translation>换人…</translation>
    </message>
    <message>
      <source>Somebody has this workspace open.</source>
      <translation>此工作区正被打开。</translation>
    </message>
    <message>
      <source>Somebody looked after it already.</source>
      <translation>已有人处理过。</translation>
    </message>
    <message>
      <source>Somebody of the round is not in this workspace.</source>
      <translation>本轮校准中有人不在此工作区中。</translation>
    </message>
    <message>
      <source>Something went wrong inside QA Desk.</source>
      <translation>QA Desk 内部出现错误。</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>录音</translation>
    </message>
    <message>
      <source>Sound cannot be played: the system library PortAudio is missing.</source>
      <translation>无法播放声音：缺少系统库 PortAudio。</translation>
    </message>
    <message>
      <source>Sound device</source>
      <translation>音频设备</translation>
    </message>
    <message>
      <source>Sound of the call</source>
      <translation>通话声音</translation>
    </message>
    <message>
      <source>Sound off</source>
      <translation>声音已关闭</translation>
    </message>
    <message>
      <source>Sound on or off</source>
      <translation>打开或关闭声音</translation>
    </message>
    <message>
      <source>Speaks for all calls of the period: a score counts for the calls it stands for, like {n} even draws.</source>
      <translation>代表周期内全部通话：每个得分按其所代表的通话计权，相当于等概率抽取 {n} 条。</translation>
    </message>
    <message>
      <source>Speed {speed}</source>
      <translation>速度 {speed}</translation>
    </message>
    <message>
      <source>Speed; the wheel or the keys &lt; and &gt; change it by a tenth</source>
      <translation>播放速度；滚轮或 &lt; 与 &gt; 键每次改变 0.1 倍</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>离散</translation>
    </message>
    <message>
      <source>Stage</source>
      <translation>大屏</translation>
    </message>
    <message>
      <source>Stand-ins</source>
      <translation>替补</translation>
    </message>
    <message>
      <source>Stands at</source>
      <translation>当前</translation>
    </message>
    <message>
      <source>Stands for</source>
      <translation>代表</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>开始时间</translation>
    </message>
    <message>
      <source>Start or take up the session</source>
      <translation>开始或继续听音会</translation>
    </message>
    <message>
      <source>Start the next</source>
      <translation>开始下一条</translation>
    </message>
    <message>
      <source>Start the next (N)</source>
      <translation>开始下一条 (N)</translation>
    </message>
    <message>
      <source>Start the session</source>
      <translation>开始听音会</translation>
    </message>
    <message>
      <source>Start with an empty workspace</source>
      <translation>从空白工作区开始</translation>
    </message>
    <message>
      <source>Started</source>
      <translation>开始时间</translation>
    </message>
    <message>
      <source>Starter form: {title}</source>
      <translation>入门评分表：{title}</translation>
    </message>
    <message>
      <source>State</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Stays the same through all versions, so that trends go on</source>
      <translation>在所有版本中保持不变，趋势才能延续</translation>
    </message>
    <message>
      <source>Step of an evaluation</source>
      <translation>评估步骤</translation>
    </message>
    <message>
      <source>Still needed: {fields}.</source>
      <translation>还需要：{fields}。</translation>
    </message>
    <message>
      <source>Still to be done ({n})</source>
      <translation>待办({n})</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Stop and quit</source>
      <translation>停止并退出</translation>
    </message>
    <message>
      <source>Stop for now</source>
      <translation>暂时停止</translation>
    </message>
    <message>
      <source>Stop playing</source>
      <translation>停止播放</translation>
    </message>
    <message>
      <source>Stopped; what is in stays</source>
      <translation>已停止，已导入的内容保留</translation>
    </message>
    <message>
      <source>Stopping after what is under way.</source>
      <translation>当前部分完成后停止。</translation>
    </message>
    <message>
      <source>Store the draw with its provenance, and put the calls into the queues</source>
      <translation>保存抽样及其来历，并把通话放入待办</translation>
    </message>
    <message>
      <source>Submit</source>
      <translation>提交</translation>
    </message>
    <message>
      <source>Submit the evaluation (Ctrl+Enter)</source>
      <translation>提交质检单(Ctrl+Enter)</translation>
    </message>
    <message>
      <source>Submitted</source>
      <translation>已提交</translation>
    </message>
    <message>
      <source>Submitted at</source>
      <translation>提交时间</translation>
    </message>
    <message>
      <source>Submitted {time}</source>
      <translation>已提交 {time}</translation>
    </message>
    <message>
      <source>Submitted, not released</source>
      <translation>已提交，未发布</translation>
    </message>
    <message>
      <source>Submitted: {verdict}.</source>
      <translation>已提交：{verdict}。</translation>
    </message>
    <message>
      <source>Such a table could not be imported: {fields} is missing.</source>
      <translation>这样的表格无法导入：缺少 {fields}。</translation>
    </message>
    <message>
      <source>Suggest</source>
      <translation>建议</translation>
    </message>
    <message>
      <source>Suggested: {answer}</source>
      <translation>建议：{answer}</translation>
    </message>
    <message>
      <source>Suggestion</source>
      <translation>建议</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>概要</translation>
    </message>
    <message>
      <source>Support call</source>
      <translation>客服来电</translation>
    </message>
    <message>
      <source>Survey ID</source>
      <translation>问卷 ID</translation>
    </message>
    <message>
      <source>Survey comment</source>
      <translation>问卷留言</translation>
    </message>
    <message>
      <source>Survey sent, yes or how many</source>
      <translation>问卷是否发送，或发送数</translation>
    </message>
    <message>
      <source>Surveys</source>
      <translation>问卷</translation>
    </message>
    <message>
      <source>Surveys by team and agent</source>
      <translation>按班组和坐席的问卷</translation>
    </message>
    <message>
      <source>Swap out</source>
      <translation>换掉</translation>
    </message>
    <message>
      <source>Swap out…</source>
      <translation>换掉…</translation>
    </message>
    <message>
      <source>Switch it on in Forms, or take it out of the plan.</source>
      <translation>请在“评分表”中启用它，或把它从方案中去掉。</translation>
    </message>
    <message>
      <source>Switch language</source>
      <translation>切换语言</translation>
    </message>
    <message>
      <source>Switch light and dark</source>
      <translation>切换浅色和深色</translation>
    </message>
    <message>
      <source>Switch off</source>
      <translation>停用</translation>
    </message>
    <message>
      <source>Switch on</source>
      <translation>启用</translation>
    </message>
    <message>
      <source>Switched on. It is shown beside the question once it agrees with people well enough.</source>
      <translation>已启用。与人的答案足够一致后，会显示在评分项旁边。</translation>
    </message>
    <message>
      <source>Sync</source>
      <translation>同步</translation>
    </message>
    <message>
      <source>Sync again in a few minutes. Nothing was lost.</source>
      <translation>请过几分钟再同步。没有丢失任何内容。</translation>
    </message>
    <message>
      <source>Sync by itself on metered networks too</source>
      <translation>在按流量计费的网络上也自动同步</translation>
    </message>
    <message>
      <source>Sync now</source>
      <translation>立即同步</translation>
    </message>
    <message>
      <source>Sync with a folder…</source>
      <translation>通过文件夹同步…</translation>
    </message>
    <message>
      <source>Synced {time}</source>
      <translation>已同步 {time}</translation>
    </message>
    <message>
      <source>Syncing</source>
      <translation>正在同步</translation>
    </message>
    <message>
      <source>Syncing…</source>
      <translation>正在同步…</translation>
    </message>
    <message>
      <source>Syncs with {place}</source>
      <translation>与 {place} 同步</translation>
    </message>
    <message>
      <source>System</source>
      <translation>系统</translation>
    </message>
    <message>
      <source>Table (*.csv)</source>
      <translation>表格 (*.csv)</translation>
    </message>
    <message>
      <source>Tables (*.csv)</source>
      <translation>表格 (*.csv)</translation>
    </message>
    <message>
      <source>Tables are read</source>
      <translation>表格读取方式</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Tag of the moment</source>
      <translation>片段标签</translation>
    </message>
    <message>
      <source>Take away</source>
      <translation>删去</translation>
    </message>
    <message>
      <source>Take care: {low} to {high} of an agent's handled calls are rated; who answers may explain differences.</source>
      <translation>请注意：各坐席已接通话的评价率为 {low} 至 {high}，差异可能只是由谁作答造成的。</translation>
    </message>
    <message>
      <source>Take care: {low} to {high} of an agent's surveys are answered; who answers may explain differences.</source>
      <translation>注意：各坐席的问卷答复率为 {low} 至 {high}；差异可能来自答复的人不同。</translation>
    </message>
    <message>
      <source>Take in what came back</source>
      <translation>收回听音记录</translation>
    </message>
    <message>
      <source>Take in what came back…</source>
      <translation>收回听音记录…</translation>
    </message>
    <message>
      <source>Take it on</source>
      <translation>接手</translation>
    </message>
    <message>
      <source>Take it on first.</source>
      <translation>请先受理。</translation>
    </message>
    <message>
      <source>Take over (A)</source>
      <translation>采用 (A)</translation>
    </message>
    <message>
      <source>Take several words.</source>
      <translation>请用几个词组成。</translation>
    </message>
    <message>
      <source>Take the answer back</source>
      <translation>撤回此项评分</translation>
    </message>
    <message>
      <source>Take the suggestion over</source>
      <translation>采用建议</translation>
    </message>
    <message>
      <source>Take the wish back</source>
      <translation>撤回意愿</translation>
    </message>
    <message>
      <source>Take this filter away</source>
      <translation>移除此筛选</translation>
    </message>
    <message>
      <source>Take this filter away (Delete)</source>
      <translation>移除此筛选(Delete)</translation>
    </message>
    <message>
      <source>Take this praise back</source>
      <translation>收回这条表扬</translation>
    </message>
    <message>
      <source>Take up the session</source>
      <translation>继续听音会</translation>
    </message>
    <message>
      <source>Take {name} off</source>
      <translation>移除 {name}</translation>
    </message>
    <message>
      <source>Talk</source>
      <translation>讨论</translation>
    </message>
    <message>
      <source>Talk as long as it takes</source>
      <translation>不限时讨论</translation>
    </message>
    <message>
      <source>Talk time</source>
      <translation>通话时长</translation>
    </message>
    <message>
      <source>Talk time, seconds</source>
      <translation>交谈时长（秒）</translation>
    </message>
    <message>
      <source>Talk to your coach about it.</source>
      <translation>请与您的质检教练沟通。</translation>
    </message>
    <message>
      <source>Talked</source>
      <translation>通话</translation>
    </message>
    <message>
      <source>Talking over</source>
      <translation>抢话</translation>
    </message>
    <message>
      <source>Talking over, % of talk</source>
      <translation>抢话占说话时长（%）</translation>
    </message>
    <message>
      <source>Target</source>
      <translation>目标值</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>班组</translation>
    </message>
    <message>
      <source>Team progress</source>
      <translation>团队进展</translation>
    </message>
    <message>
      <source>Team {name}</source>
      <translation>班组 {name}</translation>
    </message>
    <message>
      <source>Teams</source>
      <translation>班组</translation>
    </message>
    <message>
      <source>Teams…</source>
      <translation>班组…</translation>
    </message>
    <message>
      <source>Tell the passphrase another way than the file goes.</source>
      <translation>请用与文件不同的途径告知口令。</translation>
    </message>
    <message>
      <source>Tell whoever runs it to update it. What you changed stays here until then.</source>
      <translation>请告知服务器管理人员升级。在此之前您的更改保留在本机。</translation>
    </message>
    <message>
      <source>Tell whoever runs it. What you changed stays here and is offered again.</source>
      <translation>请告知服务器管理人员。您的更改保留在本机，之后会重新发送。</translation>
    </message>
    <message>
      <source>Template</source>
      <translation>模板</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <source>Texts</source>
      <translation>段数</translation>
    </message>
    <message>
      <source>That is not the password of {name}.</source>
      <translation>这不是 {name} 的密码。</translation>
    </message>
    <message>
      <source>The agent reads this</source>
      <translation>坐席可见</translation>
    </message>
    <message>
      <source>The agent sees it</source>
      <translation>坐席可见</translation>
    </message>
    <message>
      <source>The agent speaks</source>
      <translation>坐席声道</translation>
    </message>
    <message>
      <source>The agent speaks on the left or on the right.</source>
      <translation>坐席应在左声道或右声道。</translation>
    </message>
    <message>
      <source>The agent will read it.</source>
      <translation>坐席会看到这条原因。</translation>
    </message>
    <message>
      <source>The agent will read them.</source>
      <translation>坐席会看到这些理由。</translation>
    </message>
    <message>
      <source>The agent's figures</source>
      <translation>坐席数据</translation>
    </message>
    <message>
      <source>The agent's voice is changed.</source>
      <translation>坐席的声音已改变。</translation>
    </message>
    <message>
      <source>The agent: {reason}</source>
      <translation>坐席：{reason}</translation>
    </message>
    <message>
      <source>The answer to “{text}” has more than {count} characters.</source>
      <translation>“{text}”的答案超过 {count} 个字符。</translation>
    </message>
    <message>
      <source>The answer to “{text}” is not a date.</source>
      <translation>“{text}”的答案不是日期。</translation>
    </message>
    <message>
      <source>The answer to “{text}” is not a number.</source>
      <translation>“{text}”的答案不是数字。</translation>
    </message>
    <message>
      <source>The answers in {name} cannot be used: {first}.</source>
      <translation>{name} 中的答案无法使用：{first}。</translation>
    </message>
    <message>
      <source>The answers in {name} cannot be used: {first}. Further problems: {more}.</source>
      <translation>{name} 中的答案无法使用：{first}。另有 {more} 个问题。</translation>
    </message>
    <message>
      <source>The calendar {name} could not be written: {reason}.</source>
      <translation>日历 {name} 无法写入：{reason}。</translation>
    </message>
    <message>
      <source>The call</source>
      <translation>这通通话</translation>
    </message>
    <message>
      <source>The call ends before it starts.</source>
      <translation>通话的结束时间早于开始时间。</translation>
    </message>
    <message>
      <source>The call id {id} already belongs to a call of {time} UTC.</source>
      <translation>通话 ID {id} 已属于 {time} UTC 的一条通话。</translation>
    </message>
    <message>
      <source>The call id {id} is also that of “{name}”.</source>
      <translation>通话 ID {id} 与“{name}”重复。</translation>
    </message>
    <message>
      <source>The call id {id} is in line {line} already.</source>
      <translation>通话 ID {id} 在第 {line} 行已经出现。</translation>
    </message>
    <message>
      <source>The call id {id} occurs in several sources.</source>
      <translation>通话 ID {id} 在多个来源中出现。</translation>
    </message>
    <message>
      <source>The call id {id} was shortened by a spreadsheet program; export it as text.</source>
      <translation>通话 ID {id} 被电子表格软件截短；请以文本格式导出。</translation>
    </message>
    <message>
      <source>The call “{call}” has no recording.</source>
      <translation>通话“{call}”没有录音。</translation>
    </message>
    <message>
      <source>The card cannot be read as JSON.</source>
      <translation>卡片无法按 JSON 读取。</translation>
    </message>
    <message>
      <source>The card is larger than 2 MB.</source>
      <translation>卡片超过 2 MB。</translation>
    </message>
    <message>
      <source>The changes cannot be read: {reason}.</source>
      <translation>无法读取修改内容：{reason}。</translation>
    </message>
    <message>
      <source>The changes were damaged on their way.</source>
      <translation>修改内容在传输中损坏。</translation>
    </message>
    <message>
      <source>The clock of this computer runs ahead.</source>
      <translation>这台电脑的时钟快了。</translation>
    </message>
    <message>
      <source>The copy could not be made: {reason}.</source>
      <translation>无法制作副本：{reason}。</translation>
    </message>
    <message>
      <source>The copy is not the same as the database.</source>
      <translation>副本与数据库不一致。</translation>
    </message>
    <message>
      <source>The customer</source>
      <translation>客户</translation>
    </message>
    <message>
      <source>The customer has no call in the {hours} hours before the answer.</source>
      <translation>该客户在作答前 {hours} 小时内没有通话。</translation>
    </message>
    <message>
      <source>The customer wrote: “{words}”</source>
      <translation>客户写道：“{words}”</translation>
    </message>
    <message>
      <source>The customer's words</source>
      <translation>客户原话</translation>
    </message>
    <message>
      <source>The customer: {rating}</source>
      <translation>客户评分：{rating}</translation>
    </message>
    <message>
      <source>The database could not be written: {reason}.</source>
      <translation>无法写入数据库：{reason}。</translation>
    </message>
    <message>
      <source>The database does not take it: {reason}.</source>
      <translation>数据库无法接受：{reason}。</translation>
    </message>
    <message>
      <source>The database of this workspace is damaged, or its key is another one than the key {name}.</source>
      <translation>此工作区的数据库已损坏，或其密钥并非密钥 {name}。</translation>
    </message>
    <message>
      <source>The decision in a sentence or two</source>
      <translation>用一两句话说明裁定</translation>
    </message>
    <message>
      <source>The decision may still uphold the first answer.</source>
      <translation>裁定时仍可维持原评分。</translation>
    </message>
    <message>
      <source>The direction is not clear</source>
      <translation>方向不明确</translation>
    </message>
    <message>
      <source>The disk is full.</source>
      <translation>磁盘已满。</translation>
    </message>
    <message>
      <source>The disk is full; the last change could not be saved.</source>
      <translation>磁盘已满，最近一次修改未能保存。</translation>
    </message>
    <message>
      <source>The disk is full; “{name}” was not copied.</source>
      <translation>磁盘已满，“{name}”没有复制。</translation>
    </message>
    <message>
      <source>The disk is full; “{name}” was not written.</source>
      <translation>磁盘已满，“{name}”没有写入。</translation>
    </message>
    <message>
      <source>The disk of the hub at {url} is full.</source>
      <translation>同步服务器 {url} 的磁盘已满。</translation>
    </message>
    <message>
      <source>The disputed questions are answered blind before they are decided.</source>
      <translation>裁定之前，须先在不看原评分的情况下重新评定被申诉的评分项。</translation>
    </message>
    <message>
      <source>The evaluation form is not in this workspace.</source>
      <translation>此工作区中没有这份评分表。</translation>
    </message>
    <message>
      <source>The file is empty.</source>
      <translation>文件是空的。</translation>
    </message>
    <message>
      <source>The file is not a film of the kind its name says.</source>
      <translation>该文件不是其名称所示的影片类型。</translation>
    </message>
    <message>
      <source>The file is not a picture of the kind its name says.</source>
      <translation>文件不是其名称所示类型的图片。</translation>
    </message>
    <message>
      <source>The file says {said} s but holds {found} s.</source>
      <translation>文件标称 {said} 秒，实际只有 {found} 秒。</translation>
    </message>
    <message>
      <source>The file was cut short: {percent} % of the sound is missing.</source>
      <translation>文件被截断：缺少 {percent}% 的声音。</translation>
    </message>
    <message>
      <source>The file {file} is damaged.</source>
      <translation>文件 {file} 已损坏。</translation>
    </message>
    <message>
      <source>The file {file} is not a QA Desk database, or is damaged: {reason}.</source>
      <translation>文件 {file} 不是 QA Desk 数据库，或已损坏：{reason}。</translation>
    </message>
    <message>
      <source>The file {name} cannot be used: {first}.</source>
      <translation>文件 {name} 无法使用：{first}。</translation>
    </message>
    <message>
      <source>The file {name} cannot be used: {first}. Further problems: {more}.</source>
      <translation>文件 {name} 无法使用：{first}。另有 {more} 个问题。</translation>
    </message>
    <message>
      <source>The file “{name}” is empty.</source>
      <translation>文件“{name}”是空的。</translation>
    </message>
    <message>
      <source>The film is larger than 4 GB.</source>
      <translation>影片超过 4 GB。</translation>
    </message>
    <message>
      <source>The film of the agent's screen cannot be shown: {reason}.</source>
      <translation>无法显示坐席屏幕录像:{reason}。</translation>
    </message>
    <message>
      <source>The first answers are shown once yours are given.</source>
      <translation>您评定之后，才显示原评分。</translation>
    </message>
    <message>
      <source>The first impression stands; it was given already.</source>
      <translation>第一印象不能更改；已经打过分了。</translation>
    </message>
    <message>
      <source>The first stands</source>
      <translation>维持原答案</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be used: {reason}.</source>
      <translation>无法使用文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
      <source>The folder {folder} is not empty; the sample workspace needs one of its own.</source>
      <translation>文件夹 {folder} 不是空的；示例工作区需要单独的文件夹。</translation>
    </message>
    <message>
      <source>The folder {folder} is used by a newer QA Desk.</source>
      <translation>文件夹 {folder} 由更新版本的 QA Desk 使用。</translation>
    </message>
    <message>
      <source>The form has no question “{key}”.</source>
      <translation>评分表中没有评分项“{key}”。</translation>
    </message>
    <message>
      <source>The form has no such answer.</source>
      <translation>评分表中没有这个答案。</translation>
    </message>
    <message>
      <source>The form was not published with this question and these choices yet.</source>
      <translation>评分表还没有以这一评分项和这些选项发布过。</translation>
    </message>
    <message>
      <source>The form {name} cannot be used: {first}.</source>
      <translation>评分表 {name} 无法使用：{first}。</translation>
    </message>
    <message>
      <source>The form {name} cannot be used: {first}. Further problems: {more}.</source>
      <translation>评分表 {name} 无法使用：{first}。另有 {more} 个问题。</translation>
    </message>
    <message>
      <source>The form “{form}” has no rule for “{question}” that is switched on.</source>
      <translation>评分表“{form}”没有为“{question}”启用的规则。</translation>
    </message>
    <message>
      <source>The form “{form}” has no such rule for suggestions.</source>
      <translation>评分表“{form}”没有这样的建议规则。</translation>
    </message>
    <message>
      <source>The gate</source>
      <translation>达标判定</translation>
    </message>
    <message>
      <source>The hub at {url} does not answer: {reason}.</source>
      <translation>同步服务器 {url} 没有响应：{reason}。</translation>
    </message>
    <message>
      <source>The hub at {url} does not encrypt what is sent.</source>
      <translation>同步服务器 {url} 不加密传输的内容。</translation>
    </message>
    <message>
      <source>The hub at {url} does not let this desk in (answer {status}).</source>
      <translation>同步服务器 {url} 不允许这台电脑登录（回应 {status}）。</translation>
    </message>
    <message>
      <source>The hub at {url} is asked too often.</source>
      <translation>对同步服务器 {url} 的请求过于频繁。</translation>
    </message>
    <message>
      <source>The hub at {url} is of an older release than this QA Desk.</source>
      <translation>同步服务器 {url} 的版本比本机的 QA Desk 旧。</translation>
    </message>
    <message>
      <source>The hub at {url} refused: {reason}.</source>
      <translation>同步服务器 {url} 拒绝：{reason}。</translation>
    </message>
    <message>
      <source>The hub has this already, and it says something else.</source>
      <translation>中心上已有此项，但内容不同。</translation>
    </message>
    <message>
      <source>The hub is too old to know this kind of entry. It has to be updated.</source>
      <translation>中心版本太旧，不认识此类条目，需要更新。</translation>
    </message>
    <message>
      <source>The hub knows no single person called “{name}”.</source>
      <translation>同步服务器上没有名为“{name}”的唯一人员。</translation>
    </message>
    <message>
      <source>The hub says: {reason}</source>
      <translation>中心的说明：{reason}</translation>
    </message>
    <message>
      <source>The hub was told; it comes again once the computer that has it was synced.</source>
      <translation>已通知同步服务器；持有该录音的电脑同步后会重新取得。</translation>
    </message>
    <message>
      <source>The hub's database was made by a newer release ({revision}).</source>
      <translation>同步服务器的数据库由更新的版本建立（{revision}）。</translation>
    </message>
    <message>
      <source>The interval of AC crosses 0.60; more calls would settle it.</source>
      <translation>AC 的区间跨过 0.60，通话再多些才能定论。</translation>
    </message>
    <message>
      <source>The key could not be written to {file}: {reason}.</source>
      <translation>密钥无法写入 {file}：{reason}。</translation>
    </message>
    <message>
      <source>The key could not be written: {reason}.</source>
      <translation>无法写入密钥：{reason}。</translation>
    </message>
    <message>
      <source>The key file cannot be read.</source>
      <translation>无法读取密钥文件。</translation>
    </message>
    <message>
      <source>The key file {file} cannot be read.</source>
      <translation>无法读取密钥文件 {file}。</translation>
    </message>
    <message>
      <source>The key has to be kept somewhere: in the keyring, in a file, or both.</source>
      <translation>密钥必须保存在某处：系统密钥环、文件，或两者皆可。</translation>
    </message>
    <message>
      <source>The key in {file} is another one than this workspace was encrypted with ({name}).</source>
      <translation>{file} 中的密钥不是加密此工作区所用的密钥（{name}）。</translation>
    </message>
    <message>
      <source>The keyring of this computer cannot be used: {reason}.</source>
      <translation>无法使用这台电脑的密钥环：{reason}。</translation>
    </message>
    <message numerus="yes">
      <source>The last %n evaluation(s), scored as they were, by the new rules, and by each other formula.</source>
      <translation>
        <numerusform>最近 %n 份质检单：按原来的得分、按新规则、按其他各公式。</numerusform>
      </translation>
    </message>
    <message>
      <source>The lower end of AC is at least 0.60, and people are alike in at least 80 %.</source>
      <translation>AC 的下限不低于 0.60，且至少 80 % 相同。</translation>
    </message>
    <message>
      <source>The lowest rating must be below the highest.</source>
      <translation>最低满意度必须小于最高满意度。</translation>
    </message>
    <message>
      <source>The month has no other call that could be heard.</source>
      <translation>当月没有其他可听的通话。</translation>
    </message>
    <message numerus="yes">
      <source>The next call follows in %n second(s).</source>
      <translation>
        <numerusform>%n 秒后播放下一通。</numerusform>
      </translation>
    </message>
    <message>
      <source>The next draw gives out no more than this, and nothing for days you are away.</source>
      <translation>下次抽样分配不超过此数，休假期间不分配。</translation>
    </message>
    <message>
      <source>The next draw gives out no more than this; days away take their share of an agent's calls.</source>
      <translation>下次抽样不会多于此数；坐席缺勤的天数按比例少抽。</translation>
    </message>
    <message>
      <source>The others: {value} (n {n})</source>
      <translation>其他人：{value}（n {n}）</translation>
    </message>
    <message>
      <source>The page says nothing once scripts and pictures are left out.</source>
      <translation>去掉脚本和图片后,页面没有内容。</translation>
    </message>
    <message>
      <source>The passphrase is not the one of “{name}”, or the file was changed on its way.</source>
      <translation>口令与“{name}”不符,或文件在传送中被改动。</translation>
    </message>
    <message>
      <source>The phrases in {name} cannot be read: {why}</source>
      <translation>无法读取 {name} 中的短语：{why}</translation>
    </message>
    <message>
      <source>The picture is larger than 40 MB.</source>
      <translation>图片超过 40 MB。</translation>
    </message>
    <message>
      <source>The plan {name} cannot be read: {reason}</source>
      <translation>无法读取抽样方案 {name}：{reason}</translation>
    </message>
    <message>
      <source>The plan {name} could not be opened: {reason}.</source>
      <translation>无法打开抽样方案 {name}：{reason}。</translation>
    </message>
    <message>
      <source>The plan {name} could not be written: {reason}.</source>
      <translation>方案 {name} 无法写入：{reason}。</translation>
    </message>
    <message>
      <source>The plan “{plan}” asks for fewer than no calls.</source>
      <translation>抽样方案“{plan}”要求的通话数小于零。</translation>
    </message>
    <message>
      <source>The plan “{plan}” falls back on “{key}”, which it does not name.</source>
      <translation>抽样方案“{plan}”的后备规则“{key}”并不存在。</translation>
    </message>
    <message>
      <source>The plan “{plan}” hunts for {hunted} of {wanted} calls; half must be drawn at random.</source>
      <translation>抽样方案“{plan}”的 {wanted} 条通话中有 {hunted} 条为定向抽取；至少一半必须随机抽取。</translation>
    </message>
    <message>
      <source>The plan “{plan}” scores with the form “{form}”, which is not published here.</source>
      <translation>抽样方案“{plan}”使用的评分表“{form}”尚未在此发布。</translation>
    </message>
    <message>
      <source>The plan “{plan}” was not drawn for this period.</source>
      <translation>方案“{plan}”在此周期没有抽样。</translation>
    </message>
    <message>
      <source>The rating {value} is not between {low} and {high} and was left out.</source>
      <translation>满意度 {value} 不在 {low} 到 {high} 之间，已略去。</translation>
    </message>
    <message>
      <source>The rating {value} is not between {low} and {high}.</source>
      <translation>满意度 {value} 不在 {low} 到 {high} 之间。</translation>
    </message>
    <message>
      <source>The reason is kept with the draw, and another call takes its place.</source>
      <translation>原因与抽样记录一起保存，由另一条通话替补。</translation>
    </message>
    <message>
      <source>The recorder did not finish this file; its length was measured.</source>
      <translation>录音系统没有正常写完该文件，时长按实际测量。</translation>
    </message>
    <message>
      <source>The recorder may have stopped before the call; get the file again from its source.</source>
      <translation>录音系统可能在通话前就已停止；请从来源重新获取该文件。</translation>
    </message>
    <message>
      <source>The roles of the person at this desk do not allow it.</source>
      <translation>此工作台人员的角色不允许这样做。</translation>
    </message>
    <message>
      <source>The room</source>
      <translation>在场评分</translation>
    </message>
    <message>
      <source>The room can only agree after the scores are revealed.</source>
      <translation>评分公布之后才能达成一致意见。</translation>
    </message>
    <message>
      <source>The room says</source>
      <translation>大家议定</translation>
    </message>
    <message>
      <source>The room: {mean} (n {n}). The customer: {rating}.</source>
      <translation>在场平均 {mean}（n {n}）。客户评分：{rating}。</translation>
    </message>
    <message>
      <source>The round is revealed. You may still score blind; late scores are shown and count in no figure.</source>
      <translation>评分已揭晓。您仍可独立评分；迟交的评分会显示，但不计入任何数字。</translation>
    </message>
    <message>
      <source>The row has {count} columns, the table {width}.</source>
      <translation>此行有 {count} 列，而表格有 {width} 列。</translation>
    </message>
    <message>
      <source>The rule as it is now; empty where none was changed</source>
      <translation>现在的规定;没有变更请留空</translation>
    </message>
    <message>
      <source>The rule as text</source>
      <translation>规则文本</translation>
    </message>
    <message>
      <source>The rule was changed since it was tested.</source>
      <translation>规则在试用之后改过。</translation>
    </message>
    <message>
      <source>The rule's levels must lie between 0 and 1, and its minimum above 0.</source>
      <translation>规则的界限必须介于 0 和 1 之间，最低数量必须大于 0。</translation>
    </message>
    <message>
      <source>The same again</source>
      <translation>再次输入</translation>
    </message>
    <message>
      <source>The same in every language, and through all versions</source>
      <translation>在各语言、各版本中相同</translation>
    </message>
    <message>
      <source>The sample workspace could not be made in {folder}: {reason}.</source>
      <translation>无法在 {folder} 中生成示例工作区：{reason}。</translation>
    </message>
    <message>
      <source>The score is the mean of the sections, each counting with its weight.</source>
      <translation>总分为各环节得分的加权平均。</translation>
    </message>
    <message>
      <source>The screen the agent saw · {time}</source>
      <translation>坐席当时看到的屏幕 · {time}</translation>
    </message>
    <message>
      <source>The second half of the code does not open the recordings' key.</source>
      <translation>代码的后半部分打不开录音密钥。</translation>
    </message>
    <message>
      <source>The section {section} failed: counts {percent} % instead of {calculated} %.</source>
      <translation>环节“{section}”不合格：按 {percent}% 计，而不是 {calculated}%。</translation>
    </message>
    <message>
      <source>The section {section} failed; what it earned is kept.</source>
      <translation>环节“{section}”不合格；原得分保留。</translation>
    </message>
    <message>
      <source>The session</source>
      <translation>本次辅导</translation>
    </message>
    <message>
      <source>The session can be signed once it took place.</source>
      <translation>辅导进行之后才能签字。</translation>
    </message>
    <message>
      <source>The session is not held yet.</source>
      <translation>辅导还未进行。</translation>
    </message>
    <message>
      <source>The session was about no question of the form, so no change can be measured.</source>
      <translation>本次辅导未涉及评分项，无法衡量变化。</translation>
    </message>
    <message>
      <source>The sound cannot be shown. Words, moments and scoring work without it.</source>
      <translation>无法显示声音波形。文字、片段和评分不受影响。</translation>
    </message>
    <message>
      <source>The sound cannot be understood</source>
      <translation>录音听不清</translation>
    </message>
    <message>
      <source>The sound device “{name}” was disconnected; playing is paused.</source>
      <translation>声音设备“{name}”已断开，播放已暂停。</translation>
    </message>
    <message>
      <source>The sound of this call has not reached the hub yet.</source>
      <translation>此通话的录音尚未到达同步服务器。</translation>
    </message>
    <message>
      <source>The sound of this call is missing from the workspace ({name}).</source>
      <translation>工作区中缺少这条通话的录音（{name}）。</translation>
    </message>
    <message>
      <source>The sound stopped unexpectedly and was started again.</source>
      <translation>声音意外中断，已重新启动。</translation>
    </message>
    <message>
      <source>The sound waits: the recording cannot be read at the moment.</source>
      <translation>声音暂停等待：录音暂时无法读取。</translation>
    </message>
    <message>
      <source>The spreadsheet could not be opened: it is damaged or protected by a password.</source>
      <translation>无法打开电子表格：文件已损坏或有密码保护。</translation>
    </message>
    <message>
      <source>The store of recordings cannot be used: {reason}.</source>
      <translation>无法使用录音存储：{reason}。</translation>
    </message>
    <message>
      <source>The system's choice</source>
      <translation>由系统选择</translation>
    </message>
    <message>
      <source>The table is larger than {size} MB; import it in parts.</source>
      <translation>表格超过 {size} MB；请分批导入。</translation>
    </message>
    <message>
      <source>The target lies outside the scale.</source>
      <translation>目标值超出范围。</translation>
    </message>
    <message>
      <source>The team's board</source>
      <translation>班组光荣榜</translation>
    </message>
    <message>
      <source>The text from now on</source>
      <translation>以后的文字</translation>
    </message>
    <message>
      <source>The time to dispute this evaluation is over.</source>
      <translation>这份质检单的申诉期限已过。</translation>
    </message>
    <message>
      <source>The two are not the same.</source>
      <translation>两次输入不一致。</translation>
    </message>
    <message>
      <source>The two halves differ by {seconds} s; the shorter ends in silence.</source>
      <translation>两半时长相差 {seconds} 秒，较短的一半以静音补齐。</translation>
    </message>
    <message>
      <source>The two new ones differ.</source>
      <translation>两次输入的新密码不一致。</translation>
    </message>
    <message>
      <source>The window ends before it begins.</source>
      <translation>期间的结束早于开始。</translation>
    </message>
    <message>
      <source>The workspace folder {folder} cannot be used: {reason}.</source>
      <translation>无法使用工作区文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
      <source>The workspace needs at least one administrator.</source>
      <translation>工作区至少需要一名管理员。</translation>
    </message>
    <message>
      <source>The workspace was made ready for this release.</source>
      <translation>工作区已升级到当前版本。</translation>
    </message>
    <message>
      <source>The year after</source>
      <translation>下一年</translation>
    </message>
    <message>
      <source>The year before</source>
      <translation>上一年</translation>
    </message>
    <message>
      <source>The year: who listened, what came of it</source>
      <translation>年度:谁听了,有何结果</translation>
    </message>
    <message>
      <source>Theirs is shown once yours is submitted or given up.</source>
      <translation>提交或放弃自己的评分后即可查看。</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>主题</translation>
    </message>
    <message>
      <source>Then ask again.</source>
      <translation>然后再试。</translation>
    </message>
    <message>
      <source>There are no rows in it.</source>
      <translation>其中没有任何数据行。</translation>
    </message>
    <message>
      <source>There are no words with times in it.</source>
      <translation>其中没有带时间的文字。</translation>
    </message>
    <message>
      <source>There is a file “{name}” already.</source>
      <translation>已有名为“{name}”的文件。</translation>
    </message>
    <message>
      <source>There is a form of this key already; it is open now.</source>
      <translation>已有这个键的评分表，现已打开。</translation>
    </message>
    <message>
      <source>There is a frozen rule “{name}” already.</source>
      <translation>已有名为“{name}”的冻结规则。</translation>
    </message>
    <message>
      <source>There is already a team called {name}.</source>
      <translation>已有名为 {name} 的班组。</translation>
    </message>
    <message>
      <source>There is already a workspace in {folder}.</source>
      <translation>{folder} 中已有工作区。</translation>
    </message>
    <message>
      <source>There is already somebody called {name}.</source>
      <translation>已有名为 {name} 的人员。</translation>
    </message>
    <message>
      <source>There is neither a rating nor a comment in this row.</source>
      <translation>本行既没有评分，也没有留言。</translation>
    </message>
    <message>
      <source>There is no call id.</source>
      <translation>没有通话 ID。</translation>
    </message>
    <message>
      <source>There is no call of {month} that fits.</source>
      <translation>{month} 没有符合条件的通话。</translation>
    </message>
    <message>
      <source>There is no call with the id {id}.</source>
      <translation>没有 ID 为 {id} 的通话。</translation>
    </message>
    <message>
      <source>There is no file “{name}”.</source>
      <translation>找不到文件“{name}”。</translation>
    </message>
    <message>
      <source>There is no folder {folder}.</source>
      <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
      <source>There is no folder “{name}”.</source>
      <translation>没有文件夹“{name}”。</translation>
    </message>
    <message>
      <source>There is no import profile called “{name}”.</source>
      <translation>没有名为“{name}”的导入方案。</translation>
    </message>
    <message>
      <source>There is no room for a recording from the hub: {reason}.</source>
      <translation>没有空间存放从同步服务器取回的录音：{reason}。</translation>
    </message>
    <message>
      <source>There is no sampling plan called “{name}”.</source>
      <translation>没有名为“{name}”的抽样方案。</translation>
    </message>
    <message>
      <source>There is no single calibration round “{name}” that you are in.</source>
      <translation>在您参加的校准中，“{name}”不存在或不唯一。</translation>
    </message>
    <message>
      <source>There is no single call “{call}” that you may hear.</source>
      <translation>在您可收听的通话中，“{call}”不存在或不唯一。</translation>
    </message>
    <message>
      <source>There is no single call “{call}”.</source>
      <translation>没有唯一的通话“{call}”。</translation>
    </message>
    <message>
      <source>There is no single form called “{name}”.</source>
      <translation>名为“{name}”的评分表不存在或不唯一。</translation>
    </message>
    <message>
      <source>There is no single frozen rule “{name}”.</source>
      <translation>没有唯一的冻结规则“{name}”。</translation>
    </message>
    <message>
      <source>There is no single person called “{name}” whom you may see.</source>
      <translation>在您可查看的人员中，“{name}”不存在或不唯一。</translation>
    </message>
    <message>
      <source>There is no such file or folder.</source>
      <translation>没有这个文件或文件夹。</translation>
    </message>
    <message>
      <source>There is no team called “{name}”.</source>
      <translation>没有名为“{name}”的班组。</translation>
    </message>
    <message>
      <source>There is no template “{name}”.</source>
      <translation>没有模板“{name}”。</translation>
    </message>
    <message>
      <source>There is no time zone called “{name}”.</source>
      <translation>没有名为“{name}”的时区。</translation>
    </message>
    <message>
      <source>There is no unit called “{unit}”.</source>
      <translation>没有名为“{unit}”的单位。</translation>
    </message>
    <message>
      <source>There is no workspace in {folder}.</source>
      <translation>{folder} 中没有工作区。</translation>
    </message>
    <message>
      <source>There is not enough yet to say whether coaching works: {coached} coached, {others} beside them.</source>
      <translation>数据还不足以判断辅导是否有效：辅导 {coached} 例，对照 {others} 例。</translation>
    </message>
    <message>
      <source>There is nothing to look for.</source>
      <translation>没有可查找的内容。</translation>
    </message>
    <message>
      <source>These are no changes of QA Desk, or they come from another release.</source>
      <translation>这不是 QA Desk 的修改内容，或来自其他版本。</translation>
    </message>
    <message>
      <source>These changes carry a number that was used for others.</source>
      <translation>这些修改的编号已用于其他修改。</translation>
    </message>
    <message>
      <source>They cut across forms: risk, empathy</source>
      <translation>跨评分表的类别：风险、同理心</translation>
    </message>
    <message>
      <source>They will be asked for again.</source>
      <translation>稍后会重新获取。</translation>
    </message>
    <message>
      <source>This QA Desk is too old for the hub at {url}.</source>
      <translation>本机的 QA Desk 版本对同步服务器 {url} 来说太旧。</translation>
    </message>
    <message>
      <source>This action is not there any more.</source>
      <translation>这条约定已不存在。</translation>
    </message>
    <message>
      <source>This agent is not in your teams.</source>
      <translation>该坐席不在您的班组。</translation>
    </message>
    <message>
      <source>This agent was neither coached nor trained yet.</source>
      <translation>该坐席还没有接受过辅导或培训。</translation>
    </message>
    <message>
      <source>This answer needs a comment or a root cause, as the form says.</source>
      <translation>按评分表规定，此处须填写备注或根因。</translation>
    </message>
    <message>
      <source>This call has no recording, so there is no sound to export.</source>
      <translation>此通话没有录音，因此没有可导出的声音。</translation>
    </message>
    <message>
      <source>This call has no recording.</source>
      <translation>此通话没有录音。</translation>
    </message>
    <message>
      <source>This call has no transcript.</source>
      <translation>此通话没有文字记录。</translation>
    </message>
    <message>
      <source>This call is not being calibrated any more.</source>
      <translation>这条通话已不在校准中。</translation>
    </message>
    <message>
      <source>This call is not in the session any more.</source>
      <translation>这通通话已不在本场中。</translation>
    </message>
    <message>
      <source>This call is not in the workspace any more.</source>
      <translation>这条通话已不在工作区中。</translation>
    </message>
    <message>
      <source>This call is not in the workspace, or is not yours to see.</source>
      <translation>这条通话不在工作区中，或您无权查看。</translation>
    </message>
    <message>
      <source>This call is not there, or is not yours to see.</source>
      <translation>没有这条通话，或您无权查看。</translation>
    </message>
    <message>
      <source>This call is not waiting in the queue any more.</source>
      <translation>这条通话已不在队列中等待。</translation>
    </message>
    <message>
      <source>This call waits in somebody else's queue.</source>
      <translation>这条通话在其他人的待评列表中。</translation>
    </message>
    <message>
      <source>This call was heard already.</source>
      <translation>这通通话已经听过。</translation>
    </message>
    <message>
      <source>This call was scored before; its round counts for nobody.</source>
      <translation>这条通话以前评过，校准结果不计入成绩。</translation>
    </message>
    <message>
      <source>This cannot be read as it stands.</source>
      <translation>目前的内容无法读取。</translation>
    </message>
    <message>
      <source>This cannot be sent again as it was.</source>
      <translation>此内容无法原样重新发送。</translation>
    </message>
    <message>
      <source>This cannot be sent again as it was. Write it anew, or let it go.</source>
      <translation>此内容无法原样重新发送。请重新书写，或放弃。</translation>
    </message>
    <message>
      <source>This code is unknown, used already, or older than a day.</source>
      <translation>此代码未知、已使用或超过一天。</translation>
    </message>
    <message>
      <source>This count is in line {line} already.</source>
      <translation>第 {line} 行已有这个数。</translation>
    </message>
    <message>
      <source>This day is not planned any more.</source>
      <translation>这一天已不在计划中。</translation>
    </message>
    <message>
      <source>This desk has no key for recordings.</source>
      <translation>这台电脑没有录音密钥。</translation>
    </message>
    <message>
      <source>This dispute is not in the workspace.</source>
      <translation>工作区中没有这条申诉。</translation>
    </message>
    <message>
      <source>This dispute was decided already.</source>
      <translation>这条申诉已有裁定。</translation>
    </message>
    <message>
      <source>This does not fit any more: what it rests on has changed or is gone.</source>
      <translation>此内容已不再适用：它所依据的内容已更改或不存在。</translation>
    </message>
    <message>
      <source>This does not wait any more.</source>
      <translation>此项已不在等待。</translation>
    </message>
    <message>
      <source>This draft is not there any more, or belongs to somebody else.</source>
      <translation>这份草稿已不存在，或属于其他人。</translation>
    </message>
    <message>
      <source>This draft of a form is not there any more.</source>
      <translation>这份评分表草稿已不存在。</translation>
    </message>
    <message>
      <source>This evaluation cannot be disputed, or was as often as the form allows.</source>
      <translation>这份质检单不能申诉，或申诉次数已达评分表的上限。</translation>
    </message>
    <message>
      <source>This evaluation counts for nobody's figures.</source>
      <translation>本质检单不计入任何人的成绩。</translation>
    </message>
    <message>
      <source>This evaluation has not been released yet.</source>
      <translation>这份质检单尚未发布。</translation>
    </message>
    <message>
      <source>This evaluation is being changed in another window.</source>
      <translation>这份质检单正在另一个窗口中修改。</translation>
    </message>
    <message>
      <source>This evaluation is disputed and waits for a decision.</source>
      <translation>这份质检单正在申诉，等待裁定。</translation>
    </message>
    <message>
      <source>This evaluation is not there, or is not yours to see.</source>
      <translation>这份质检单不存在，或您无权查看。</translation>
    </message>
    <message>
      <source>This evaluation is under review.</source>
      <translation>这份质检单正在复核。</translation>
    </message>
    <message>
      <source>This evaluation took the place of an earlier one.</source>
      <translation>本质检单取代了较早的一份。</translation>
    </message>
    <message>
      <source>This evaluation waits for a second person's approval.</source>
      <translation>这份质检单等待第二人审批。</translation>
    </message>
    <message>
      <source>This evaluation was acknowledged already.</source>
      <translation>这份质检单已确认。</translation>
    </message>
    <message>
      <source>This evaluation was already submitted or given up, perhaps in another window.</source>
      <translation>这份质检单已提交或放弃，可能是在另一个窗口中操作的。</translation>
    </message>
    <message>
      <source>This evaluation was released already.</source>
      <translation>这份质检单已发布。</translation>
    </message>
    <message>
      <source>This evaluation was revised; another took its place.</source>
      <translation>这份质检单已修订，由新的质检单取代。</translation>
    </message>
    <message>
      <source>This evaluation was upheld.</source>
      <translation>这份质检单经复核维持原判。</translation>
    </message>
    <message>
      <source>This form cannot be scored yet.</source>
      <translation>这份评分表还不能计分。</translation>
    </message>
    <message>
      <source>This form does not offer to fill in answers.</source>
      <translation>这份评分表不提供自动填写。</translation>
    </message>
    <message>
      <source>This goal is not open any more.</source>
      <translation>这个目标已结束。</translation>
    </message>
    <message>
      <source>This goal is not the agent's.</source>
      <translation>这不是该坐席的目标。</translation>
    </message>
    <message>
      <source>This is no key of QA Desk, or a letter of it is wrong.</source>
      <translation>这不是 QA Desk 的密钥，或其中有字母错误。</translation>
    </message>
    <message>
      <source>This is not a table but some other kind of file.</source>
      <translation>这不是表格，而是其他类型的文件。</translation>
    </message>
    <message>
      <source>This is not a wish any more.</source>
      <translation>这已不是意愿。</translation>
    </message>
    <message>
      <source>This is not for you to decide.</source>
      <translation>这不由您决定。</translation>
    </message>
    <message>
      <source>This is the first version. Once published it never changes.</source>
      <translation>这是第一个版本。发布后不再改变。</translation>
    </message>
    <message>
      <source>This is your own call.</source>
      <translation>这是您自己的通话。</translation>
    </message>
    <message>
      <source>This is your own call: somebody else has to score it.</source>
      <translation>这是您自己的通话，需由其他人评分。</translation>
    </message>
    <message>
      <source>This kind of file is unpacked once before it plays.</source>
      <translation>此类文件在首次播放前需要解包一次。</translation>
    </message>
    <message>
      <source>This listening session is not there, or is not yours to see.</source>
      <translation>这场听音会不存在，或您无权查看。</translation>
    </message>
    <message>
      <source>This looks across many people.</source>
      <translation>此项会涉及多人的数据。</translation>
    </message>
    <message>
      <source>This moment belongs to somebody else.</source>
      <translation>这个片段属于其他人。</translation>
    </message>
    <message>
      <source>This moment is not on a call of the agent.</source>
      <translation>这个片段不在该坐席的通话中。</translation>
    </message>
    <message>
      <source>This moment is not there any more.</source>
      <translation>这个片段已不存在。</translation>
    </message>
    <message>
      <source>This month</source>
      <translation>本月</translation>
    </message>
    <message numerus="yes">
      <source>This month and those before it, %n in all</source>
      <translation>
        <numerusform>本月及之前，共 %n 个月</numerusform>
      </translation>
    </message>
    <message>
      <source>This note belongs to somebody else.</source>
      <translation>这条记录是别人的。</translation>
    </message>
    <message>
      <source>This note is not there any more.</source>
      <translation>这条记录已不存在。</translation>
    </message>
    <message>
      <source>This often is a saved sign-in or error page; download the recording again.</source>
      <translation>这往往是被误存的登录页或错误页；请重新下载录音。</translation>
    </message>
    <message>
      <source>This password is too easy to guess.</source>
      <translation>这个密码太容易猜到。</translation>
    </message>
    <message>
      <source>This path has ended.</source>
      <translation>这条成长路径已经结束。</translation>
    </message>
    <message>
      <source>This path is another agent's.</source>
      <translation>这条成长路径属于另一名坐席。</translation>
    </message>
    <message>
      <source>This path is not there any more.</source>
      <translation>这条成长路径已不存在。</translation>
    </message>
    <message>
      <source>This person does not work here any more.</source>
      <translation>此人已离职。</translation>
    </message>
    <message>
      <source>This person is not in the workspace any more.</source>
      <translation>此人已不在工作区中。</translation>
    </message>
    <message>
      <source>This praise was given by somebody else.</source>
      <translation>这条表扬由他人给出。</translation>
    </message>
    <message>
      <source>This question was answered blind already; that answer stays.</source>
      <translation>此评分项已盲评，该结果不再更改。</translation>
    </message>
    <message>
      <source>This recording was sealed with another key.</source>
      <translation>此录音是用另一把密钥加密的。</translation>
    </message>
    <message>
      <source>This role is wished for already, or a path to it agreed.</source>
      <translation>这个岗位已在意愿中，或已约定成长路径。</translation>
    </message>
    <message>
      <source>This round is not there any more.</source>
      <translation>这一轮校准已不存在。</translation>
    </message>
    <message>
      <source>This round is revealed already.</source>
      <translation>这一轮校准的评分已经公布。</translation>
    </message>
    <message>
      <source>This session has no calls.</source>
      <translation>这场听音会没有通话。</translation>
    </message>
    <message>
      <source>This session is not planned any more.</source>
      <translation>这次辅导已不在安排中。</translation>
    </message>
    <message>
      <source>This session is not running.</source>
      <translation>这场听音会没有在进行。</translation>
    </message>
    <message>
      <source>This session is not there any more, or is not yours.</source>
      <translation>这次辅导已不存在，或与您无关。</translation>
    </message>
    <message>
      <source>This session was called off.</source>
      <translation>本次听音会已取消。</translation>
    </message>
    <message>
      <source>This session was held already.</source>
      <translation>这场听音会已经举行。</translation>
    </message>
    <message>
      <source>This session was not sent as a file; what you hear and note is in it already.</source>
      <translation>本次听音会不是以文件发来的;您的收听与记录已在其中。</translation>
    </message>
    <message>
      <source>This step is not there any more.</source>
      <translation>这个步骤已不存在。</translation>
    </message>
    <message>
      <source>This team is not there any more.</source>
      <translation>这个班组已不存在。</translation>
    </message>
    <message>
      <source>This try-out day is not there any more.</source>
      <translation>这个试岗日已不存在。</translation>
    </message>
    <message>
      <source>This version of the form was retired; nothing new is scored with it.</source>
      <translation>评分表的这个版本已停用，不再用于新的评分。</translation>
    </message>
    <message>
      <source>This workspace is encrypted, and its key ({name}) is not in the keyring of this computer.</source>
      <translation>此工作区已加密，而其密钥（{name}）不在这台电脑的密钥环中。</translation>
    </message>
    <message>
      <source>This workspace is encrypted, and what opens it is not installed.</source>
      <translation>此工作区已加密，而打开它所需的组件尚未安装。</translation>
    </message>
    <message>
      <source>This workspace is no desk of a hub yet.</source>
      <translation>此工作区尚未加入同步服务器。</translation>
    </message>
    <message>
      <source>This workspace is not encrypted.</source>
      <translation>此工作区未加密。</translation>
    </message>
    <message>
      <source>This workspace stays on this computer. Sync it with a hub, or through a folder.</source>
      <translation>这个工作区只在这台电脑上。可以与同步中心或通过文件夹同步。</translation>
    </message>
    <message>
      <source>This workspace was last used with a newer QA Desk (schema {schema}).</source>
      <translation>此工作区曾由更高版本的 QA Desk 使用（结构版本 {schema}）。</translation>
    </message>
    <message>
      <source>Tier</source>
      <translation>客户等级</translation>
    </message>
    <message>
      <source>Time of the call</source>
      <translation>通话时刻</translation>
    </message>
    <message>
      <source>Time to talk.</source>
      <translation>讨论时间。</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>次数</translation>
    </message>
    <message>
      <source>Times are</source>
      <translation>时间基准</translation>
    </message>
    <message>
      <source>Times are in</source>
      <translation>时间所用时区</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>To</source>
      <translation>到</translation>
    </message>
    <message>
      <source>To approve</source>
      <translation>待批准</translation>
    </message>
    <message>
      <source>To be released {time}</source>
      <translation>将于 {time} 发布</translation>
    </message>
    <message>
      <source>To decide</source>
      <translation>待裁定</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>Together: {score}</source>
      <translation>合计：{score}</translation>
    </message>
    <message>
      <source>Too few answers to be listed</source>
      <translation>评价太少，不参与排列</translation>
    </message>
    <message>
      <source>Too many calls for a random intercept: agents keep their own levels.</source>
      <translation>通话过多，不估计随机截距：各坐席仍用各自的水平。</translation>
    </message>
    <message>
      <source>Too many wrong passwords. The next try is possible in {seconds} s.</source>
      <translation>密码错误次数过多。{seconds} 秒后可再试。</translation>
    </message>
    <message>
      <source>Top share, 0 to 1</source>
      <translation>满意率变化（0 到 1）</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>培训</translation>
    </message>
    <message>
      <source>Training taken</source>
      <translation>参加过的培训</translation>
    </message>
    <message>
      <source>Training taken…</source>
      <translation>记录培训…</translation>
    </message>
    <message>
      <source>Transferred</source>
      <translation>已转接</translation>
    </message>
    <message>
      <source>Trim</source>
      <translation>截取</translation>
    </message>
    <message>
      <source>Trim…</source>
      <translation>截取…</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Try it on past calls first.</source>
      <translation>请先在以往通话上试用。</translation>
    </message>
    <message>
      <source>Try it on past calls once more.</source>
      <translation>请在以往通话上再试一次。</translation>
    </message>
    <message>
      <source>Try on past calls</source>
      <translation>在以往通话上试用</translation>
    </message>
    <message>
      <source>Try the rule for suggestions</source>
      <translation>试用建议规则</translation>
    </message>
    <message>
      <source>Try-out day {day}</source>
      <translation>试岗日 {day}</translation>
    </message>
    <message>
      <source>Trying again writes it here once more and sends it with the next sync.</source>
      <translation>重试会在本机再次写入，并在下次同步时发送。</translation>
    </message>
    <message>
      <source>Trying the rule on past calls</source>
      <translation>正在以往通话上试用规则</translation>
    </message>
    <message>
      <source>Twelve points are needed before limits can be drawn; the points alone are shown.</source>
      <translation>至少需要十二个点才能画出控制限，目前只显示各点。</translation>
    </message>
    <message>
      <source>Two best</source>
      <translation>满意率（最高两档）</translation>
    </message>
    <message>
      <source>Two columns cannot both be “{field}”.</source>
      <translation>不能有两列同为“{field}”。</translation>
    </message>
    <message>
      <source>Two entries are one person: move names and calls to the other one</source>
      <translation>两个条目是同一人：将名称和通话移到另一条</translation>
    </message>
    <message>
      <source>Two people changed this text apart. Nothing is lost; say what it means from now on.</source>
      <translation>两人各自修改了这段文字。没有丢失任何内容；请定夺以后的内容。</translation>
    </message>
    <message>
      <source>Two rules of the plan “{plan}” have the same key.</source>
      <translation>抽样方案“{plan}”中有两条规则的键相同。</translation>
    </message>
    <message>
      <source>Type it again as it was told to you; capitals and spaces count.</source>
      <translation>请按告知的内容重新输入,注意大小写和空格。</translation>
    </message>
    <message>
      <source>Under review</source>
      <translation>复核中</translation>
    </message>
    <message>
      <source>Under whose control</source>
      <translation>由谁掌控</translation>
    </message>
    <message>
      <source>Undo {what}</source>
      <translation>撤销{what}</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>单位</translation>
    </message>
    <message>
      <source>Unit of “{column}”</source>
      <translation>“{column}”的单位</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
    <message>
      <source>Unlock it, or name a file with the key in QA_DESK_KEY_FILE. Nothing was changed.</source>
      <translation>请解锁密钥环，或用 QA_DESK_KEY_FILE 指定密钥文件。未作任何更改。</translation>
    </message>
    <message>
      <source>Unplaced</source>
      <translation>无法归类</translation>
    </message>
    <message>
      <source>Unresolved</source>
      <translation>未解决</translation>
    </message>
    <message>
      <source>Until</source>
      <translation>至</translation>
    </message>
    <message>
      <source>Until now</source>
      <translation>原密码</translation>
    </message>
    <message>
      <source>Until when</source>
      <translation>何时完成</translation>
    </message>
    <message>
      <source>Update QA Desk on this computer, then open it again. Nothing was changed.</source>
      <translation>请更新本机的 QA Desk 后再打开。没有改动任何内容。</translation>
    </message>
    <message>
      <source>Update QA Desk on this computer. Nothing was changed.</source>
      <translation>请更新这台电脑上的 QA Desk。没有改动任何内容。</translation>
    </message>
    <message>
      <source>Update the hub; nothing was changed.</source>
      <translation>请升级同步服务器；没有改动任何内容。</translation>
    </message>
    <message>
      <source>Upheld</source>
      <translation>维持原判</translation>
    </message>
    <message>
      <source>Upheld after a dispute</source>
      <translation>申诉后维持</translation>
    </message>
    <message>
      <source>Use a name such as Europe/Berlin or Asia/Shanghai.</source>
      <translation>请使用 Asia/Shanghai 或 Europe/Berlin 这样的名称。</translation>
    </message>
    <message>
      <source>Use an address that begins with https://</source>
      <translation>请使用以 https:// 开头的地址</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>取值</translation>
    </message>
    <message>
      <source>Value and 95 % interval</source>
      <translation>数值与 95% 区间</translation>
    </message>
    <message>
      <source>Value of the fact</source>
      <translation>信息的值</translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation>结论</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>版本</translation>
    </message>
    <message>
      <source>Versions used</source>
      <translation>用过的版本</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>视频</translation>
    </message>
    <message>
      <source>View before</source>
      <translation>上一视图</translation>
    </message>
    <message>
      <source>Views</source>
      <translation>视图</translation>
    </message>
    <message>
      <source>Voices</source>
      <translation>客户声音</translation>
    </message>
    <message>
      <source>Volume {percent}</source>
      <translation>音量 {percent}</translation>
    </message>
    <message>
      <source>Vote</source>
      <translation>赞同</translation>
    </message>
    <message>
      <source>WAV sound (*.wav)</source>
      <translation>WAV 音频 (*.wav)</translation>
    </message>
    <message>
      <source>Wait</source>
      <translation>等待时长</translation>
    </message>
    <message>
      <source>Wait a moment and try again. Nothing was lost.</source>
      <translation>请稍候再试。没有丢失任何内容。</translation>
    </message>
    <message>
      <source>Wait until it is done, or stop it; then try again.</source>
      <translation>请等待其完成，或将其停止后重试。</translation>
    </message>
    <message>
      <source>Waited</source>
      <translation>等待</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>待评</translation>
    </message>
    <message>
      <source>Waiting time, seconds</source>
      <translation>等待时长（秒）</translation>
    </message>
    <message>
      <source>Waits for approval</source>
      <translation>等待批准</translation>
    </message>
    <message>
      <source>Wanted</source>
      <translation>应抽</translation>
    </message>
    <message>
      <source>Watch</source>
      <translation>留意</translation>
    </message>
    <message>
      <source>Way forward: what will be done, until when</source>
      <translation>行动：做什么、何时完成</translation>
    </message>
    <message>
      <source>Web page (*.html)</source>
      <translation>网页 (*.html)</translation>
    </message>
    <message>
      <source>Week</source>
      <translation>周</translation>
    </message>
    <message>
      <source>Weighed by the chance of being drawn: {value}</source>
      <translation>按抽中概率加权：{value}</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>Weight or points</source>
      <translation>权重或分值</translation>
    </message>
    <message>
      <source>Weight {weight}</source>
      <translation>权重 {weight}</translation>
    </message>
    <message>
      <source>Weighted: all calls</source>
      <translation>加权：全部通话</translation>
    </message>
    <message>
      <source>Weights add up to</source>
      <translation>权重合计</translation>
    </message>
    <message>
      <source>Welcome back.</source>
      <translation>欢迎回来。</translation>
    </message>
    <message>
      <source>Welcome to QA Desk</source>
      <translation>欢迎使用 QA Desk</translation>
    </message>
    <message>
      <source>What</source>
      <translation>事项</translation>
    </message>
    <message>
      <source>What came of it</source>
      <translation>有何结果</translation>
    </message>
    <message>
      <source>What came of it?</source>
      <translation>结果如何？</translation>
    </message>
    <message>
      <source>What do you want to do?</source>
      <translation>您想做什么？</translation>
    </message>
    <message>
      <source>What encrypts a workspace is not installed.</source>
      <translation>加密工作区所需的组件尚未安装。</translation>
    </message>
    <message>
      <source>What everybody said</source>
      <translation>每个人的答案</translation>
    </message>
    <message>
      <source>What happened to it</source>
      <translation>经过</translation>
    </message>
    <message>
      <source>What happens</source>
      <translation>处理方式</translation>
    </message>
    <message>
      <source>What is in stays. Import the same files again to bring in the rest.</source>
      <translation>已导入的会保留。再次导入相同文件即可补上其余部分。</translation>
    </message>
    <message>
      <source>What is listened for</source>
      <translation>要听什么</translation>
    </message>
    <message>
      <source>What is to be done</source>
      <translation>要做什么</translation>
    </message>
    <message>
      <source>What is worth remembering at this second</source>
      <translation>这一刻值得记下的话</translation>
    </message>
    <message>
      <source>What is wrong with this form</source>
      <translation>评分表中的问题</translation>
    </message>
    <message>
      <source>What it is about, from the last 90 days</source>
      <translation>议题（取自最近 90 天）</translation>
    </message>
    <message>
      <source>What kind of coaching works</source>
      <translation>哪种辅导有效</translation>
    </message>
    <message>
      <source>What the best do</source>
      <translation>最佳者怎么做</translation>
    </message>
    <message>
      <source>What the best do differently</source>
      <translation>最佳者的不同做法</translation>
    </message>
    <message>
      <source>What the mix covers</source>
      <translation>本场覆盖了什么</translation>
    </message>
    <message>
      <source>What the room settles on</source>
      <translation>大家议定的答案</translation>
    </message>
    <message>
      <source>What the scores say</source>
      <translation>评分结果</translation>
    </message>
    <message>
      <source>What there is to talk about</source>
      <translation>可谈的内容</translation>
    </message>
    <message>
      <source>What waits for you</source>
      <translation>等待您处理的内容</translation>
    </message>
    <message>
      <source>What was coached, and by whom</source>
      <translation>辅导内容与辅导人</translation>
    </message>
    <message>
      <source>What was different, in a sentence</source>
      <translation>用一句话说明哪里不同</translation>
    </message>
    <message>
      <source>What was good</source>
      <translation>好在哪里</translation>
    </message>
    <message>
      <source>What was revised</source>
      <translation>修订统计</translation>
    </message>
    <message>
      <source>What was revised…</source>
      <translation>修订统计…</translation>
    </message>
    <message>
      <source>What was said</source>
      <translation>说了什么</translation>
    </message>
    <message>
      <source>What was trained</source>
      <translation>培训内容</translation>
    </message>
    <message>
      <source>What went well, what to try next time</source>
      <translation>哪些做得好，下次可以尝试什么</translation>
    </message>
    <message>
      <source>What would be imported</source>
      <translation>将要导入的内容</translation>
    </message>
    <message>
      <source>What would have changed the result</source>
      <translation>哪些会改变结果</translation>
    </message>
    <message>
      <source>What you changed stays here and is offered again next time.</source>
      <translation>您的修改保留在这里，下次会再次提交。</translation>
    </message>
    <message>
      <source>What you changed was handed over and is safe. Update QA Desk, then sync again.</source>
      <translation>您的更改已送达并安全保存。请升级 QA Desk 后再同步。</translation>
    </message>
    <message>
      <source>What you say to it</source>
      <translation>您想说的</translation>
    </message>
    <message>
      <source>What you see and may do follows your role. This computer remembers your choice.</source>
      <translation>您能看到和操作的内容取决于您的角色。这台电脑会记住您的选择。</translation>
    </message>
    <message>
      <source>What “{column}” means</source>
      <translation>“{column}”的含义</translation>
    </message>
    <message>
      <source>When</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>When a coach has scored one of your calls and released it, it is here.</source>
      <translation>质检教练评完您的通话并发布后，会显示在这里。</translation>
    </message>
    <message>
      <source>When a section fails</source>
      <translation>环节不通过时</translation>
    </message>
    <message>
      <source>When the customer answered</source>
      <translation>客户作答时间</translation>
    </message>
    <message>
      <source>When the form fails</source>
      <translation>整表不通过时</translation>
    </message>
    <message>
      <source>When the survey was sent</source>
      <translation>问卷发送时间</translation>
    </message>
    <message>
      <source>When to use it</source>
      <translation>何时使用</translation>
    </message>
    <message>
      <source>When your coach plans a session with you, it is here to read and sign.</source>
      <translation>质检教练安排与您的辅导后，可在这里查看并签字。</translation>
    </message>
    <message>
      <source>Where I stand</source>
      <translation>我的位置</translation>
    </message>
    <message>
      <source>Where it does not hold</source>
      <translation>规则不成立的通话</translation>
    </message>
    <message>
      <source>Where it was shown, people agreed in {shown} of {n}; where not, in {alone} of {m}. The key was used {taken} times.</source>
      <translation>看到建议时，{n} 条中有 {shown} 一致；没看到时，{m} 条中有 {alone} 一致。按键采用了 {taken} 次。</translation>
    </message>
    <message>
      <source>Where rule and person differ</source>
      <translation>规则与人不一致的通话</translation>
    </message>
    <message>
      <source>Where the call cannot tell</source>
      <translation>无法判断的通话</translation>
    </message>
    <message>
      <source>Where the rule holds</source>
      <translation>规则成立的通话</translation>
    </message>
    <message>
      <source>Where two people change the same text apart, or the hub refuses a change, it waits here for you.</source>
      <translation>两人分别更改了同一段文字，或中心拒绝了某处更改时，会在这里等您处理。</translation>
    </message>
    <message>
      <source>Where we and the customer disagree most</source>
      <translation>我们与客户分歧最大的通话</translation>
    </message>
    <message>
      <source>Whether it has to be there</source>
      <translation>是否须有</translation>
    </message>
    <message>
      <source>Which calls</source>
      <translation>哪些通话</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>谁</translation>
    </message>
    <message>
      <source>Who and when</source>
      <translation>负责人与期限</translation>
    </message>
    <message>
      <source>Who are you?</source>
      <translation>您是哪位？</translation>
    </message>
    <message>
      <source>Who comes</source>
      <translation>参加人</translation>
    </message>
    <message>
      <source>Who does it</source>
      <translation>由谁做</translation>
    </message>
    <message>
      <source>Who has scored</source>
      <translation>评分进度</translation>
    </message>
    <message>
      <source>Who is heard</source>
      <translation>听谁的声音</translation>
    </message>
    <message>
      <source>Who is kinder</source>
      <translation>谁更宽松</translation>
    </message>
    <message>
      <source>Who listened</source>
      <translation>谁听了</translation>
    </message>
    <message>
      <source>Who listened in {year}</source>
      <translation>{year} 年谁听了</translation>
    </message>
    <message>
      <source>Who looks after it</source>
      <translation>带领人</translation>
    </message>
    <message>
      <source>Who says it</source>
      <translation>谁说的</translation>
    </message>
    <message>
      <source>Who says it, or votes</source>
      <translation>谁说的,或谁投票</translation>
    </message>
    <message>
      <source>Who scores</source>
      <translation>评分人</translation>
    </message>
    <message>
      <source>Whose coach and lead</source>
      <translation>负责的班组</translation>
    </message>
    <message>
      <source>Whose words</source>
      <translation>谁的话</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>理由</translation>
    </message>
    <message>
      <source>Why is another call to be heard?</source>
      <translation>为什么换一通来听？</translation>
    </message>
    <message>
      <source>Why is this call left out?</source>
      <translation>为什么不听这一通？</translation>
    </message>
    <message>
      <source>Why, in a sentence</source>
      <translation>用一句话说明原因</translation>
    </message>
    <message>
      <source>Why; the agent reads it</source>
      <translation>原因；坐席会看到</translation>
    </message>
    <message>
      <source>With a recording</source>
      <translation>有录音</translation>
    </message>
    <message>
      <source>With moments</source>
      <translation>有片段</translation>
    </message>
    <message>
      <source>With moments only coaches see</source>
      <translation>包含仅教练可见的片段</translation>
    </message>
    <message>
      <source>With so few agents the intervals rest on what is usual as much as on these data.</source>
      <translation>坐席很少，区间既取决于这些数据，也取决于一般经验。</translation>
    </message>
    <message>
      <source>Without a critical error</source>
      <translation>无关键错误率</translation>
    </message>
    <message>
      <source>Without a recording</source>
      <translation>无录音</translation>
    </message>
    <message>
      <source>Without critical errors</source>
      <translation>不计关键错误</translation>
    </message>
    <message>
      <source>Without critical errors it would have been {calculated}.</source>
      <translation>若无关键错误，得分应为 {calculated}。</translation>
    </message>
    <message>
      <source>Without error</source>
      <translation>无错误</translation>
    </message>
    <message>
      <source>Without moments</source>
      <translation>无片段</translation>
    </message>
    <message>
      <source>Without one, anybody at this computer can act in your name.</source>
      <translation>没有密码时，使用这台电脑的任何人都能以您的名义操作。</translation>
    </message>
    <message>
      <source>Wording {number}: {state}</source>
      <translation>第 {number} 版：{state}</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>文字</translation>
    </message>
    <message>
      <source>Words of a reason; empty for all calls</source>
      <translation>联络原因中的字词；留空则为全部通话</translation>
    </message>
    <message>
      <source>Words of complaint and praise</source>
      <translation>抱怨与表扬词表</translation>
    </message>
    <message>
      <source>Words of the kind</source>
      <translation>种类的词语</translation>
    </message>
    <message>
      <source>Words said</source>
      <translation>说到的话</translation>
    </message>
    <message>
      <source>Words to listen for</source>
      <translation>要听的话</translation>
    </message>
    <message>
      <source>Working it out</source>
      <translation>正在计算</translation>
    </message>
    <message>
      <source>Working it out…</source>
      <translation>正在计算…</translation>
    </message>
    <message>
      <source>Working out insights</source>
      <translation>正在计算洞察</translation>
    </message>
    <message>
      <source>Would recommend (NPS)</source>
      <translation>推荐意愿（NPS）</translation>
    </message>
    <message>
      <source>Wrap-up</source>
      <translation>话后处理</translation>
    </message>
    <message>
      <source>Wrap-up, seconds</source>
      <translation>话后处理（秒）</translation>
    </message>
    <message>
      <source>Write a few words why.</source>
      <translation>请简要写明原因。</translation>
    </message>
    <message>
      <source>Write a note</source>
      <translation>写记录</translation>
    </message>
    <message>
      <source>Write it anew, or let it go.</source>
      <translation>请重新书写，或放弃。</translation>
    </message>
    <message>
      <source>Write it down</source>
      <translation>记录</translation>
    </message>
    <message>
      <source>Write the answer</source>
      <translation>填写答案</translation>
    </message>
    <message>
      <source>Write words; a star at the end takes any ending.</source>
      <translation>请写词语；末尾加星号可匹配任意词尾。</translation>
    </message>
    <message>
      <source>Write year, month and day, such as 2026-01-31.</source>
      <translation>请写明年、月、日，例如 2026-01-31。</translation>
    </message>
    <message>
      <source>Write “complaint:” and “praise:”, and below each one phrase per line after a dash.</source>
      <translation>请写出“complaint:”和“praise:”，并在各自下方每行以短横线开头写一个短语。</translation>
    </message>
    <message>
      <source>Writing the report</source>
      <translation>正在写报告</translation>
    </message>
    <message>
      <source>Written {time}</source>
      <translation>写于 {time}</translation>
    </message>
    <message>
      <source>Wrong agent or wrong recording</source>
      <translation>坐席或录音有误</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>全年</translation>
    </message>
    <message>
      <source>Year-month-day</source>
      <translation>年-月-日</translation>
    </message>
    <message>
      <source>Yes or no</source>
      <translation>是或否</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>昨天</translation>
    </message>
    <message>
      <source>You</source>
      <translation>您</translation>
    </message>
    <message>
      <source>You are not in this round.</source>
      <translation>您没有参加这一轮校准。</translation>
    </message>
    <message>
      <source>You can dispute it until {day} ({days}); {times} left.</source>
      <translation>{day}前可以申诉（{days}），{times}。</translation>
    </message>
    <message>
      <source>You can score this call yourself first. Once you have read what your coach said, you cannot any more.</source>
      <translation>您可以先自评这条通话。看过教练的评价后就不能再自评了。</translation>
    </message>
    <message>
      <source>You cannot deactivate yourself.</source>
      <translation>不能停用自己。</translation>
    </message>
    <message>
      <source>You cannot join yourself into somebody else.</source>
      <translation>不能把自己合并到其他人。</translation>
    </message>
    <message>
      <source>You did not score it</source>
      <translation>您没有自评</translation>
    </message>
    <message>
      <source>You have read it. Say something to it, if you like; your coach reads it.</source>
      <translation>您已阅读。如有想说的可写在这里，您的质检教练会看到。</translation>
    </message>
    <message>
      <source>You have seen your coach's evaluation of this call already.</source>
      <translation>您已看过质检教练对这条通话的质检单。</translation>
    </message>
    <message>
      <source>You may go on working; what is in stays even if you stop.</source>
      <translation>您可以继续工作；即使中途停止，已导入的内容也会保留。</translation>
    </message>
    <message>
      <source>You score this call blind: hidden until you submit.</source>
      <translation>此通话由您盲评：提交前不显示。</translation>
    </message>
    <message>
      <source>You score this call yourself, blind to what others scored.</source>
      <translation>此通话由您自己评分，提交前看不到他人的评分。</translation>
    </message>
    <message>
      <source>Your blind answer: {answer}</source>
      <translation>您的盲评：{answer}</translation>
    </message>
    <message>
      <source>Your calls</source>
      <translation>您的通话</translation>
    </message>
    <message>
      <source>Your coach</source>
      <translation>您的质检教练</translation>
    </message>
    <message>
      <source>Your coach can open this call with you.</source>
      <translation>质检教练可以和您一起打开这条通话。</translation>
    </message>
    <message>
      <source>Your coach's is shown once yours is submitted or given up.</source>
      <translation>提交或放弃自评后，才显示质检教练的质检单。</translation>
    </message>
    <message>
      <source>Your first impression</source>
      <translation>您的第一印象</translation>
    </message>
    <message>
      <source>Your last words may not be saved; everything before them is. Please look before you go on.</source>
      <translation>您最后输入的内容可能未保存，此前的均已保存。请查看后再继续。</translation>
    </message>
    <message>
      <source>Your own figures are on your scorecard: qa-desk scorecard NAME.</source>
      <translation>您自己的数据见成绩单：qa-desk scorecard 姓名。</translation>
    </message>
    <message>
      <source>Your password</source>
      <translation>您的密码</translation>
    </message>
    <message>
      <source>Zero bytes between the characters were left out.</source>
      <translation>字符之间的零字节已略去。</translation>
    </message>
    <message>
      <source>a bonus is worth more than 0 and at most 100 percent points</source>
      <translation>加分必须大于 0 且不超过 100 个百分点</translation>
    </message>
    <message>
      <source>a call of {agent} scored by {evaluator}</source>
      <translation>由{evaluator}评分的{agent}的一条通话</translation>
    </message>
    <message>
      <source>a form needs at least one question that is scored</source>
      <translation>评分表至少需要一个计分的评分项</translation>
    </message>
    <message>
      <source>a form needs at least one section</source>
      <translation>评分表至少需要一个环节</translation>
    </message>
    <message>
      <source>a key is needed, without spaces</source>
      <translation>需要一个不含空格的键</translation>
    </message>
    <message>
      <source>a length takes at_least or below in seconds, every other fact takes is</source>
      <translation>时长用 at_least 或 below（秒），其他信息用 is</translation>
    </message>
    <message>
      <source>a number question needs ranges</source>
      <translation>数字类评分项需要设区间</translation>
    </message>
    <message>
      <source>a rule is a question with one of is, at_least/below, na; or one of all, any, not</source>
      <translation>规则应为一个评分项加 is、at_least/below、na 之一，或为 all、any、not 之一</translation>
    </message>
    <message>
      <source>a rule of “{text}” could not be carried over; it is always shown</source>
      <translation>“{text}”的一条规则无法转换；该项始终显示</translation>
    </message>
    <message>
      <source>a section holds questions or sections, not both</source>
      <translation>一个环节只能包含评分项或下级环节，不能两者兼有</translation>
    </message>
    <message>
      <source>a section needs at least one question</source>
      <translation>每个环节至少需要一个评分项</translation>
    </message>
    <message>
      <source>a sign is one of: {known}</source>
      <translation>条件须是以下之一：{known}</translation>
    </message>
    <message>
      <source>a yes_no question needs two choices</source>
      <translation>yes_no 类评分项需要两个选项</translation>
    </message>
    <message>
      <source>about “{question}”</source>
      <translation>针对“{question}”</translation>
    </message>
    <message>
      <source>absent</source>
      <translation>无</translation>
    </message>
    <message>
      <source>acknowledged</source>
      <translation>已确认</translation>
    </message>
    <message>
      <source>administrator</source>
      <translation>管理员</translation>
    </message>
    <message>
      <source>against the mean of the others</source>
      <translation>与其他人的平均相比</translation>
    </message>
    <message>
      <source>against {name}, the key</source>
      <translation>与标准答案 {name} 相比</translation>
    </message>
    <message>
      <source>agent</source>
      <translation>坐席</translation>
    </message>
    <message>
      <source>agents in a team for a year or longer</source>
      <translation>入组满一年的坐席</translation>
    </message>
    <message>
      <source>agents in a team for less than a year</source>
      <translation>入组不满一年的坐席</translation>
    </message>
    <message>
      <source>agents in no team</source>
      <translation>不属于班组的坐席</translation>
    </message>
    <message>
      <source>agents nobody had scored on it before</source>
      <translation>此前该项未被评分的坐席</translation>
    </message>
    <message>
      <source>agents who passed as often as the others before, or more often</source>
      <translation>此前合格率不低于他人的坐席</translation>
    </message>
    <message>
      <source>agents who passed less often than the others before</source>
      <translation>此前合格率低于他人的坐席</translation>
    </message>
    <message>
      <source>all</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>all alike</source>
      <translation>全部相同</translation>
    </message>
    <message>
      <source>all done</source>
      <translation>全部完成</translation>
    </message>
    <message>
      <source>all of these hold</source>
      <translation>以下全部成立</translation>
    </message>
    <message>
      <source>all {value}</source>
      <translation>全部 {value}</translation>
    </message>
    <message>
      <source>also calls scored already</source>
      <translation>包括已评分的通话</translation>
    </message>
    <message>
      <source>also calls without sound</source>
      <translation>包括没有录音的通话</translation>
    </message>
    <message>
      <source>always the same</source>
      <translation>始终相同</translation>
    </message>
    <message>
      <source>an example needs a text or a moment</source>
      <translation>示例需要文字或片段</translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>另有 %n 项</numerusform>
      </translation>
    </message>
    <message>
      <source>and {count} more</source>
      <translation>另有 {count} 条</translation>
    </message>
    <message>
      <source>any</source>
      <translation>不限</translation>
    </message>
    <message>
      <source>any number</source>
      <translation>不限</translation>
    </message>
    <message>
      <source>any of these holds</source>
      <translation>以下任一成立</translation>
    </message>
    <message>
      <source>any time</source>
      <translation>任何时候</translation>
    </message>
    <message>
      <source>as agreed</source>
      <translation>一致</translation>
    </message>
    <message>
      <source>as the column suggests</source>
      <translation>按该列内容判断</translation>
    </message>
    <message>
      <source>as the file suggests</source>
      <translation>按文件判断</translation>
    </message>
    <message>
      <source>asks for a comment where the question allows none</source>
      <translation>要求填写备注，但该评分项不允许备注</translation>
    </message>
    <message>
      <source>asks for a root cause and offers none</source>
      <translation>要求填写根因，却没有提供可选根因</translation>
    </message>
    <message>
      <source>at least {low} min</source>
      <translation>{low} 分钟以上</translation>
    </message>
    <message>
      <source>at most before</source>
      <translation>最多提前</translation>
    </message>
    <message>
      <source>at most {high} min</source>
      <translation>{high} 分钟以内</translation>
    </message>
    <message>
      <source>at random</source>
      <translation>随机</translation>
    </message>
    <message>
      <source>at random, slice {part}</source>
      <translation>随机，时段 {part}</translation>
    </message>
    <message>
      <source>away {first} to {last}</source>
      <translation>{first}至{last}休假</translation>
    </message>
    <message>
      <source>bands must ascend</source>
      <translation>等级必须由低到高排列</translation>
    </message>
    <message>
      <source>before: {value}</source>
      <translation>之前：{value}</translation>
    </message>
    <message>
      <source>begun</source>
      <translation>已开始</translation>
    </message>
    <message>
      <source>being scored</source>
      <translation>评分中</translation>
    </message>
    <message>
      <source>below the pass mark</source>
      <translation>低于合格线</translation>
    </message>
    <message>
      <source>beside {n} agents not coached about it</source>
      <translation>对照 {n} 名未就此接受辅导的坐席</translation>
    </message>
    <message>
      <source>best {best} ({n} agents), others {others} ({m} agents)</source>
      <translation>最佳者 {best}（{n} 人），其他人 {others}（{m} 人）</translation>
    </message>
    <message>
      <source>beyond the limit</source>
      <translation>超出控制限</translation>
    </message>
    <message>
      <source>bonus {weight}</source>
      <translation>加分 {weight}</translation>
    </message>
    <message>
      <source>business</source>
      <translation>业务</translation>
    </message>
    <message>
      <source>business, critical</source>
      <translation>业务关键项</translation>
    </message>
    <message>
      <source>by GROW</source>
      <translation>按 GROW</translation>
    </message>
    <message>
      <source>by SBI</source>
      <translation>按 SBI</translation>
    </message>
    <message>
      <source>by their titles</source>
      <translation>按列标题</translation>
    </message>
    <message>
      <source>by {day}</source>
      <translation>{day}前</translation>
    </message>
    <message>
      <source>by {name}, {day}</source>
      <translation>{name}，{day}</translation>
    </message>
    <message>
      <source>call {number} settled at {score}</source>
      <translation>通话 {number} 议定 {score}</translation>
    </message>
    <message>
      <source>called off</source>
      <translation>已取消</translation>
    </message>
    <message>
      <source>calls a week</source>
      <translation>条通话/周</translation>
    </message>
    <message>
      <source>calls given since {day}</source>
      <translation>{day} 以来分配的通话</translation>
    </message>
    <message numerus="yes">
      <source>calls of %n second(s) or more</source>
      <translation>
        <numerusform>不短于 %n 秒的通话</numerusform>
      </translation>
    </message>
    <message>
      <source>calls scored of those drawn</source>
      <translation>抽中通话的评分进度</translation>
    </message>
    <message>
      <source>calls.csv</source>
      <translation>通话.csv</translation>
    </message>
    <message>
      <source>carried</source>
      <translation>沿自往月</translation>
    </message>
    <message>
      <source>carried into {month}</source>
      <translation>沿用到 {month}</translation>
    </message>
    <message>
      <source>centre {value}</source>
      <translation>中心线 {value}</translation>
    </message>
    <message>
      <source>change so far, in points: {value}</source>
      <translation>至今变化（百分点）：{value}</translation>
    </message>
    <message>
      <source>chat</source>
      <translation>在线聊天</translation>
    </message>
    <message>
      <source>clearly improved</source>
      <translation>明显改善</translation>
    </message>
    <message>
      <source>closed</source>
      <translation>已结束</translation>
    </message>
    <message>
      <source>coach</source>
      <translation>质检教练</translation>
    </message>
    <message>
      <source>coached {day}</source>
      <translation>{day} 辅导</translation>
    </message>
    <message>
      <source>coached {day} by {name}</source>
      <translation>{day} 由{name}辅导</translation>
    </message>
    <message>
      <source>comment</source>
      <translation>留言</translation>
    </message>
    <message>
      <source>completes a call</source>
      <translation>补全通话</translation>
    </message>
    <message>
      <source>compliance</source>
      <translation>合规</translation>
    </message>
    <message>
      <source>compliance, critical</source>
      <translation>合规关键项</translation>
    </message>
    <message>
      <source>critical</source>
      <translation>关键</translation>
    </message>
    <message>
      <source>critical error</source>
      <translation>关键错误</translation>
    </message>
    <message>
      <source>critical for compliance</source>
      <translation>合规关键错误</translation>
    </message>
    <message>
      <source>critical for the business</source>
      <translation>业务关键错误</translation>
    </message>
    <message>
      <source>critical for the customer</source>
      <translation>客户关键错误</translation>
    </message>
    <message>
      <source>customer</source>
      <translation>客户</translation>
    </message>
    <message>
      <source>customer, critical</source>
      <translation>客户关键项</translation>
    </message>
    <message>
      <source>customers satisfied</source>
      <translation>客户满意</translation>
    </message>
    <message>
      <source>customers satisfied: {verdict}</source>
      <translation>客户满意：{verdict}</translation>
    </message>
    <message>
      <source>customers satisfied: {verdict}, {effect} points; {coached} coachings beside {others}</source>
      <translation>客户满意率：{verdict}，{effect} 个百分点；{coached} 次辅导，对照 {others}</translation>
    </message>
    <message>
      <source>decided</source>
      <translation>已决定</translation>
    </message>
    <message numerus="yes">
      <source>did not apply in %n evaluation(s)</source>
      <translation>
        <numerusform>%n 份质检单中不适用</numerusform>
      </translation>
    </message>
    <message>
      <source>dispute under review</source>
      <translation>申诉复核中</translation>
    </message>
    <message>
      <source>disputed, waits for a decision</source>
      <translation>已申诉，等待裁定</translation>
    </message>
    <message>
      <source>docs/sampling.md shows what a plan may say.</source>
      <translation>抽样方案的写法见 docs/sampling.md。</translation>
    </message>
    <message>
      <source>docs/suggestions.md shows how one is written.</source>
      <translation>写法见 docs/suggestions.md。</translation>
    </message>
    <message>
      <source>does not fit: {detail}</source>
      <translation>内容不符：{detail}</translation>
    </message>
    <message>
      <source>done</source>
      <translation>已完成</translation>
    </message>
    <message>
      <source>done {day}</source>
      <translation>{day} 完成</translation>
    </message>
    <message>
      <source>draft</source>
      <translation>草稿</translation>
    </message>
    <message>
      <source>draw anew each day, slice by slice</source>
      <translation>每天按时段续抽</translation>
    </message>
    <message>
      <source>drawn {day}</source>
      <translation>{day} 抽取</translation>
    </message>
    <message>
      <source>dropped</source>
      <translation>已放弃</translation>
    </message>
    <message>
      <source>due date moved to {month}</source>
      <translation>期限改为 {month}</translation>
    </message>
    <message>
      <source>e-mail</source>
      <translation>邮件</translation>
    </message>
    <message>
      <source>each agent counts once; what goes together need not be the cause</source>
      <translation>每名坐席只计一次；相关不等于因果</translation>
    </message>
    <message>
      <source>earlier {value} % (n = {n})</source>
      <translation>此前 {value} %（n = {n}）</translation>
    </message>
    <message>
      <source>earlier {value} % ({low} to {high}, n = {n})</source>
      <translation>此前 {value} %（{low} 至 {high}，n = {n}）</translation>
    </message>
    <message>
      <source>effect g {value} ({low} to {high})</source>
      <translation>效应 g {value}（{low} 至 {high}）</translation>
    </message>
    <message>
      <source>eighth in a row on one side</source>
      <translation>同侧连续第八点</translation>
    </message>
    <message>
      <source>eligible</source>
      <translation>达标</translation>
    </message>
    <message>
      <source>evaluations</source>
      <translation>份质检单</translation>
    </message>
    <message>
      <source>every choice earns the same, so none is the best</source>
      <translation>所有选项得分相同，分不出优劣</translation>
    </message>
    <message>
      <source>every rating is the same, so nothing can explain it.</source>
      <translation>所有评分相同，无从解释。</translation>
    </message>
    <message>
      <source>everything up to {until}</source>
      <translation>截至 {until} 的全部</translation>
    </message>
    <message>
      <source>executive</source>
      <translation>管理层</translation>
    </message>
    <message>
      <source>expected {expected}, found {found}</source>
      <translation>应为 {expected}，实为 {found}</translation>
    </message>
    <message>
      <source>fail</source>
      <translation>不合格</translation>
    </message>
    <message>
      <source>failed by a critical error</source>
      <translation>因关键错误不合格</translation>
    </message>
    <message>
      <source>falling</source>
      <translation>下降</translation>
    </message>
    <message>
      <source>filled in, not looked at</source>
      <translation>批量填入，未看过</translation>
    </message>
    <message>
      <source>from {low} to {high}</source>
      <translation>{low} 到 {high}</translation>
    </message>
    <message>
      <source>given</source>
      <translation>已打分</translation>
    </message>
    <message>
      <source>given to somebody else</source>
      <translation>改由他人负责</translation>
    </message>
    <message>
      <source>goes against it</source>
      <translation>与满意相反</translation>
    </message>
    <message>
      <source>goes with satisfaction</source>
      <translation>与满意一致</translation>
    </message>
    <message>
      <source>handed over</source>
      <translation>转交</translation>
    </message>
    <message>
      <source>has no word that could be heard</source>
      <translation>没有可以听到的词</translation>
    </message>
    <message>
      <source>heard</source>
      <translation>已听</translation>
    </message>
    <message>
      <source>held</source>
      <translation>已进行</translation>
    </message>
    <message>
      <source>here already</source>
      <translation>已存在</translation>
    </message>
    <message>
      <source>here {n} of {days} days</source>
      <translation>在岗 {n}/{days} 天</translation>
    </message>
    <message>
      <source>hidden</source>
      <translation>隐藏</translation>
    </message>
    <message>
      <source>high</source>
      <translation>高</translation>
    </message>
    <message>
      <source>hold</source>
      <translation>保持</translation>
    </message>
    <message numerus="yes">
      <source>holds in %n</source>
      <translation>
        <numerusform>%n 条成立</numerusform>
      </translation>
    </message>
    <message>
      <source>host</source>
      <translation>带领人</translation>
    </message>
    <message>
      <source>hours belong to a scheduled release, and only there</source>
      <translation>小时数用于定时发布，也只能用于定时发布</translation>
    </message>
    <message>
      <source>hours:minutes:seconds</source>
      <translation>时:分:秒</translation>
    </message>
    <message>
      <source>how many chance alone would leave in 95 of 100 cases, from what the others skip</source>
      <translation>按其他人的跳过率，100 次中 95 次的偶然范围</translation>
    </message>
    <message>
      <source>importance: share of R²</source>
      <translation>重要性：R² 份额</translation>
    </message>
    <message>
      <source>improved</source>
      <translation>有改善</translation>
    </message>
    <message>
      <source>in the first</source>
      <translation>开头</translation>
    </message>
    <message>
      <source>in the survey</source>
      <translation>问卷留言</translation>
    </message>
    <message>
      <source>incoming</source>
      <translation>呼入</translation>
    </message>
    <message>
      <source>incomplete</source>
      <translation>未完成</translation>
    </message>
    <message>
      <source>internal</source>
      <translation>内部</translation>
    </message>
    <message>
      <source>is not a number</source>
      <translation>不是数字</translation>
    </message>
    <message>
      <source>it cannot be read: {detail}</source>
      <translation>无法读取：{detail}</translation>
    </message>
    <message>
      <source>it is no evaluation form of Genesys Cloud or Amazon Connect</source>
      <translation>这不是 Genesys Cloud 或 Amazon Connect 的评分表</translation>
    </message>
    <message>
      <source>it is too large, too deep, or refers to itself</source>
      <translation>内容过大、层级过深或引用了自身</translation>
    </message>
    <message>
      <source>key</source>
      <translation>标准</translation>
    </message>
    <message>
      <source>keys</source>
      <translation>按键</translation>
    </message>
    <message>
      <source>late</source>
      <translation>迟交</translation>
    </message>
    <message>
      <source>late: {words}</source>
      <translation>逾期：{words}</translation>
    </message>
    <message>
      <source>lead</source>
      <translation>班组长</translation>
    </message>
    <message>
      <source>left</source>
      <translation>已离职</translation>
    </message>
    <message>
      <source>left unsaid</source>
      <translation>未说明</translation>
    </message>
    <message>
      <source>like the others</source>
      <translation>与其他人相当</translation>
    </message>
    <message>
      <source>limit</source>
      <translation>控制限</translation>
    </message>
    <message>
      <source>limits are provisional, from fewer than 20 points</source>
      <translation>控制限为暂定，基线不足 20 点</translation>
    </message>
    <message numerus="yes">
      <source>limits from these %n point(s)</source>
      <translation>
        <numerusform>控制限取自这 %n 个点</numerusform>
      </translation>
    </message>
    <message>
      <source>limits {low} to {high}</source>
      <translation>控制限 {low} 至 {high}</translation>
    </message>
    <message>
      <source>line {line}</source>
      <translation>第 {line} 行</translation>
    </message>
    <message>
      <source>longer than</source>
      <translation>超过</translation>
    </message>
    <message>
      <source>low</source>
      <translation>低</translation>
    </message>
    <message>
      <source>mean {score}</source>
      <translation>平均 {score}</translation>
    </message>
    <message>
      <source>mean {score}, {passed} passed</source>
      <translation>平均 {score}，{passed} 合格</translation>
    </message>
    <message>
      <source>mean {value} %</source>
      <translation>平均 {value} %</translation>
    </message>
    <message>
      <source>message</source>
      <translation>留言</translation>
    </message>
    <message>
      <source>middle</source>
      <translation>中</translation>
    </message>
    <message>
      <source>milliseconds</source>
      <translation>毫秒</translation>
    </message>
    <message>
      <source>minutes</source>
      <translation>分钟</translation>
    </message>
    <message>
      <source>missed</source>
      <translation>未达成</translation>
    </message>
    <message>
      <source>moments of calls heard</source>
      <translation>听了通话片段</translation>
    </message>
    <message>
      <source>mono</source>
      <translation>单声道</translation>
    </message>
    <message>
      <source>more than</source>
      <translation>多于</translation>
    </message>
    <message>
      <source>more than chance</source>
      <translation>超出偶然</translation>
    </message>
    <message>
      <source>more than {n} calls</source>
      <translation>超过 {n} 条通话</translation>
    </message>
    <message>
      <source>mostly: {why}</source>
      <translation>主要原因：{why}</translation>
    </message>
    <message>
      <source>must lie above the start</source>
      <translation>必须大于起点</translation>
    </message>
    <message>
      <source>must lie between 0 and 100</source>
      <translation>必须介于 0 和 100 之间</translation>
    </message>
    <message>
      <source>must lie between 0 and {largest}</source>
      <translation>必须介于 0 和 {largest} 之间</translation>
    </message>
    <message>
      <source>must lie between the question's worst and best points</source>
      <translation>必须介于该评分项的最低分与最高分之间</translation>
    </message>
    <message>
      <source>must lie between {low} and {largest}</source>
      <translation>必须介于 {low} 和 {largest} 之间</translation>
    </message>
    <message>
      <source>must not be empty</source>
      <translation>不能为空</translation>
    </message>
    <message>
      <source>must not be larger than {largest}</source>
      <translation>不能大于 {largest}</translation>
    </message>
    <message>
      <source>must not be negative</source>
      <translation>不能为负数</translation>
    </message>
    <message>
      <source>must not be negative under this formula</source>
      <translation>在此计分方式下不能为负数</translation>
    </message>
    <message>
      <source>must not have more than {count} characters</source>
      <translation>不能超过 {count} 个字符</translation>
    </message>
    <message>
      <source>must not have more than {count} phrases</source>
      <translation>不得超过 {count} 个说法</translation>
    </message>
    <message>
      <source>must not have more than {places} decimal places</source>
      <translation>小数不能超过 {places} 位</translation>
    </message>
    <message>
      <source>n</source>
      <translation>n</translation>
    </message>
    <message>
      <source>n of {what}</source>
      <translation>{what} n</translation>
    </message>
    <message>
      <source>n {n}</source>
      <translation>n = {n}</translation>
    </message>
    <message>
      <source>needs at least one choice</source>
      <translation>至少需要一个选项</translation>
    </message>
    <message>
      <source>needs at least two choices</source>
      <translation>至少需要两个选项</translation>
    </message>
    <message>
      <source>needs ten calls</source>
      <translation>需要十条通话</translation>
    </message>
    <message>
      <source>needs words to listen for</source>
      <translation>需要写明要听的话</translation>
    </message>
    <message>
      <source>never</source>
      <translation>从不</translation>
    </message>
    <message>
      <source>new</source>
      <translation>新增</translation>
    </message>
    <message>
      <source>newest {day}</source>
      <translation>最近 {day}</translation>
    </message>
    <message>
      <source>next due {day}</source>
      <translation>下一条{day}到期</translation>
    </message>
    <message>
      <source>next time: {time}</source>
      <translation>下次：{time}</translation>
    </message>
    <message>
      <source>no</source>
      <translation>否</translation>
    </message>
    <message>
      <source>no answer</source>
      <translation>未评</translation>
    </message>
    <message>
      <source>no choice earns any points</source>
      <translation>没有任何选项得分</translation>
    </message>
    <message>
      <source>no critical error</source>
      <translation>无关键错误</translation>
    </message>
    <message>
      <source>no critical error at all</source>
      <translation>没有任何关键错误</translation>
    </message>
    <message>
      <source>no data</source>
      <translation>无数据</translation>
    </message>
    <message>
      <source>no error critical to compliance</source>
      <translation>没有合规关键错误</translation>
    </message>
    <message>
      <source>no error critical to the business</source>
      <translation>没有业务关键错误</translation>
    </message>
    <message>
      <source>no error critical to the customer</source>
      <translation>没有客户关键错误</translation>
    </message>
    <message>
      <source>no failures seen</source>
      <translation>未见失分</translation>
    </message>
    <message>
      <source>no fault found</source>
      <translation>未发现问题</translation>
    </message>
    <message>
      <source>no hold</source>
      <translation>没有保持</translation>
    </message>
    <message>
      <source>no link worth having</source>
      <translation>没有值得重视的关联</translation>
    </message>
    <message>
      <source>no moment heard</source>
      <translation>没有听片段</translation>
    </message>
    <message>
      <source>no path</source>
      <translation>不属于路径</translation>
    </message>
    <message>
      <source>no rating</source>
      <translation>没有评分</translation>
    </message>
    <message>
      <source>no recording</source>
      <translation>无录音</translation>
    </message>
    <message>
      <source>no section counts: each has weight 0 or nothing to earn</source>
      <translation>没有任何环节计分：权重均为 0 或没有可得分数</translation>
    </message>
    <message>
      <source>no signal: chance alone explains these ups and downs</source>
      <translation>没有信号：这些起伏用偶然即可解释</translation>
    </message>
    <message>
      <source>no single difference holds for all tests together</source>
      <translation>全部检验合并后没有一项差异成立</translation>
    </message>
    <message>
      <source>no single question</source>
      <translation>不针对单个评分项</translation>
    </message>
    <message>
      <source>no sound</source>
      <translation>没有录音</translation>
    </message>
    <message>
      <source>no team</source>
      <translation>无班组</translation>
    </message>
    <message>
      <source>no transcript</source>
      <translation>没有文字记录</translation>
    </message>
    <message>
      <source>no trend to be seen</source>
      <translation>看不出趋势</translation>
    </message>
    <message>
      <source>no worthwhile change</source>
      <translation>没有值得一提的变化</translation>
    </message>
    <message>
      <source>nobody to compare with</source>
      <translation>没有可对照的人</translation>
    </message>
    <message>
      <source>nobody yet</source>
      <translation>暂无</translation>
    </message>
    <message>
      <source>nobody: the others are the measure</source>
      <translation>无：以其他人为准</translation>
    </message>
    <message>
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <source>not a spoken call</source>
      <translation>不是语音通话</translation>
    </message>
    <message>
      <source>not applicable</source>
      <translation>不适用</translation>
    </message>
    <message>
      <source>not asked, by a rule of the form</source>
      <translation>按评分表规则未问</translation>
    </message>
    <message>
      <source>not decided</source>
      <translation>尚无定论</translation>
    </message>
    <message>
      <source>not drawn yet</source>
      <translation>尚未抽取</translation>
    </message>
    <message>
      <source>not eligible</source>
      <translation>未达标</translation>
    </message>
    <message>
      <source>not enough data</source>
      <translation>数据不足</translation>
    </message>
    <message>
      <source>not enough data for an interval</source>
      <translation>数据不足，无法给出区间</translation>
    </message>
    <message>
      <source>not enough data; n {n}</source>
      <translation>数据不足；n = {n}</translation>
    </message>
    <message>
      <source>not followed any more</source>
      <translation>不再继续</translation>
    </message>
    <message>
      <source>not heard this time</source>
      <translation>这次没有听到</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>不清楚</translation>
    </message>
    <message>
      <source>not passed</source>
      <translation>不合格</translation>
    </message>
    <message>
      <source>not rated</source>
      <translation>未评价</translation>
    </message>
    <message>
      <source>not said</source>
      <translation>未填写</translation>
    </message>
    <message>
      <source>not scorable</source>
      <translation>无法评分</translation>
    </message>
    <message>
      <source>not scored yet</source>
      <translation>尚未评分</translation>
    </message>
    <message>
      <source>not settled</source>
      <translation>未议定</translation>
    </message>
    <message>
      <source>not signed yet: {names}</source>
      <translation>尚未签字：{names}</translation>
    </message>
    <message>
      <source>not tested</source>
      <translation>未试用</translation>
    </message>
    <message>
      <source>not yet clear</source>
      <translation>尚不明确</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>无</translation>
    </message>
    <message>
      <source>nothing here explains the rating (R² {value}), so nothing is drawn.</source>
      <translation>这里没有因素能解释评分（R² {value}），因此不作图。</translation>
    </message>
    <message>
      <source>of {teams}</source>
      <translation>属于 {teams}</translation>
    </message>
    <message>
      <source>on the left</source>
      <translation>左声道</translation>
    </message>
    <message>
      <source>on the right</source>
      <translation>右声道</translation>
    </message>
    <message>
      <source>on the way to {role}</source>
      <translation>通向{role}</translation>
    </message>
    <message>
      <source>only a bonus section can lift a score over 100</source>
      <translation>只有加分环节才能使得分超过 100</translation>
    </message>
    <message>
      <source>only a section of the upper level can be a bonus</source>
      <translation>只有上级环节才能作为加分环节</translation>
    </message>
    <message>
      <source>only for {name}</source>
      <translation>仅{name}可见</translation>
    </message>
    <message>
      <source>only number questions have ranges</source>
      <translation>只有数字类评分项才能设区间</translation>
    </message>
    <message>
      <source>only questions with one choice can have a suggestion</source>
      <translation>只有单选的评分项可以有建议</translation>
    </message>
    <message>
      <source>open</source>
      <translation>未完成</translation>
    </message>
    <message>
      <source>opened again</source>
      <translation>重新打开</translation>
    </message>
    <message>
      <source>or</source>
      <translation>或</translation>
    </message>
    <message>
      <source>otherwise</source>
      <translation>说法不同</translation>
    </message>
    <message>
      <source>outgoing</source>
      <translation>呼出</translation>
    </message>
    <message>
      <source>p {p} for all tests together</source>
      <translation>全部检验合并后 p = {p}</translation>
    </message>
    <message>
      <source>p, Holm</source>
      <translation>p（Holm）</translation>
    </message>
    <message>
      <source>pass</source>
      <translation>合格</translation>
    </message>
    <message>
      <source>passed</source>
      <translation>合格</translation>
    </message>
    <message>
      <source>passed {before} before, {after} after; {expected} was to be expected without coaching</source>
      <translation>之前通过 {before}，之后 {after}；不辅导预期为 {expected}</translation>
    </message>
    <message>
      <source>passed {value} %</source>
      <translation>合格 {value} %</translation>
    </message>
    <message>
      <source>percent, 95 % interval; dotted: the whole form</source>
      <translation>百分比，95% 区间；虚线为整份评分表</translation>
    </message>
    <message>
      <source>performance: level reached</source>
      <translation>表现：达到水平</translation>
    </message>
    <message>
      <source>phone</source>
      <translation>电话</translation>
    </message>
    <message>
      <source>planned</source>
      <translation>已安排</translation>
    </message>
    <message>
      <source>points are added up anyway; there is no bonus here</source>
      <translation>此处本来就是分数累加，没有加分</translation>
    </message>
    <message>
      <source>points over what was to be expected, with what chance alone would give</source>
      <translation>比预期高出的百分点，竖条为偶然可造成的范围</translation>
    </message>
    <message>
      <source>policy changed: {month}</source>
      <translation>政策变更:{month}</translation>
    </message>
    <message>
      <source>present</source>
      <translation>有</translation>
    </message>
    <message>
      <source>private</source>
      <translation>仅自己可见</translation>
    </message>
    <message>
      <source>question</source>
      <translation>评分项</translation>
    </message>
    <message>
      <source>questions' keys</source>
      <translation>评分项的键</translation>
    </message>
    <message>
      <source>ranges must ascend and not overlap</source>
      <translation>区间必须由低到高且互不重叠</translation>
    </message>
    <message>
      <source>rarely answered</source>
      <translation>很少作答</translation>
    </message>
    <message>
      <source>rarely fails</source>
      <translation>很少不合格</translation>
    </message>
    <message>
      <source>rated calls</source>
      <translation>条已评价通话</translation>
    </message>
    <message>
      <source>rates…</source>
      <translation>打分…</translation>
    </message>
    <message>
      <source>reached</source>
      <translation>已达成</translation>
    </message>
    <message>
      <source>reached {day}</source>
      <translation>{day} 达成</translation>
    </message>
    <message>
      <source>read differently</source>
      <translation>有分歧</translation>
    </message>
    <message>
      <source>recorder paused</source>
      <translation>录音暂停</translation>
    </message>
    <message>
      <source>refused</source>
      <translation>不导入</translation>
    </message>
    <message>
      <source>reliable</source>
      <translation>可靠</translation>
    </message>
    <message>
      <source>retired</source>
      <translation>已停用</translation>
    </message>
    <message>
      <source>revealed</source>
      <translation>已揭晓</translation>
    </message>
    <message>
      <source>revised</source>
      <translation>已修订</translation>
    </message>
    <message>
      <source>rewrite</source>
      <translation>需重写</translation>
    </message>
    <message>
      <source>rising</source>
      <translation>上升</translation>
    </message>
    <message>
      <source>rules nest {levels} levels deep at most</source>
      <translation>规则最多嵌套 {levels} 级</translation>
    </message>
    <message>
      <source>rules wait for each other in a circle: {keys}</source>
      <translation>规则互相等待，形成循环：{keys}</translation>
    </message>
    <message>
      <source>running</source>
      <translation>进行中</translation>
    </message>
    <message>
      <source>says the same as another</source>
      <translation>与另一项含义相同</translation>
    </message>
    <message>
      <source>scored</source>
      <translation>已评分</translation>
    </message>
    <message>
      <source>scored before, unmarked</source>
      <translation>曾评过，不标记</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>秒</translation>
    </message>
    <message>
      <source>sections nest two levels deep at most</source>
      <translation>环节最多嵌套两级</translation>
    </message>
    <message>
      <source>sent</source>
      <translation>已发送</translation>
    </message>
    <message>
      <source>share of R², 95 % interval</source>
      <translation>R² 份额，95% 区间</translation>
    </message>
    <message>
      <source>share of a day</source>
      <translation>天的小数</translation>
    </message>
    <message>
      <source>shown now</source>
      <translation>当前显示</translation>
    </message>
    <message>
      <source>silence</source>
      <translation>静音</translation>
    </message>
    <message>
      <source>silence counts over</source>
      <translation>静音也算，超过</translation>
    </message>
    <message>
      <source>since {day}</source>
      <translation>{day} 及以后</translation>
    </message>
    <message>
      <source>since {time}</source>
      <translation>{time} 起</translation>
    </message>
    <message>
      <source>since: {value}</source>
      <translation>设定以来：{value}</translation>
    </message>
    <message>
      <source>skipped</source>
      <translation>跳过</translation>
    </message>
    <message>
      <source>stereo</source>
      <translation>立体声</translation>
    </message>
    <message>
      <source>suggested {what}</source>
      <translation>建议 {what}</translation>
    </message>
    <message>
      <source>suggests the same whatever the call says</source>
      <translation>无论通话如何，建议都一样</translation>
    </message>
    <message>
      <source>switched off</source>
      <translation>已停用</translation>
    </message>
    <message>
      <source>switched on</source>
      <translation>已启用</translation>
    </message>
    <message>
      <source>takes one of choice, number, text and na</source>
      <translation>应为 choice、number、text、na 之一</translation>
    </message>
    <message>
      <source>talking over · {seconds} s</source>
      <translation>抢话 · {seconds} 秒</translation>
    </message>
    <message>
      <source>target: at least {value} % on {day}</source>
      <translation>目标：{day}达到 {value}% 以上</translation>
    </message>
    <message>
      <source>target: at most {value} % on {day}</source>
      <translation>目标：{day}不超过 {value}%</translation>
    </message>
    <message>
      <source>tested, not switched on</source>
      <translation>已试用，未启用</translation>
    </message>
    <message>
      <source>the average of all others in the group</source>
      <translation>同组其他人的平均水平</translation>
    </message>
    <message>
      <source>the customer</source>
      <translation>客户</translation>
    </message>
    <message>
      <source>the fact is not known</source>
      <translation>没有这项信息</translation>
    </message>
    <message>
      <source>the form</source>
      <translation>评分表</translation>
    </message>
    <message>
      <source>the form has no question “{key}”</source>
      <translation>评分表中没有评分项“{key}”</translation>
    </message>
    <message>
      <source>the form has no question “{key}”; it has: {known}</source>
      <translation>评分表中没有评分项“{key}”；现有：{known}</translation>
    </message>
    <message>
      <source>the hold is not found in the sound</source>
      <translation>录音中找不到保持的位置</translation>
    </message>
    <message>
      <source>the lowest band must start at 0</source>
      <translation>最低等级必须从 0 开始</translation>
    </message>
    <message>
      <source>the pass rate to ± points</source>
      <translation>合格率精确到 ± 百分点</translation>
    </message>
    <message>
      <source>the question may not be marked not applicable</source>
      <translation>这一评分项不允许选“不适用”</translation>
    </message>
    <message>
      <source>the system's sound device</source>
      <translation>系统音频设备</translation>
    </message>
    <message>
      <source>the true mean score in percent</source>
      <translation>真实平均质检得分率</translation>
    </message>
    <message>
      <source>the true share of satisfied customers (the two best ratings)</source>
      <translation>真实客户满意率（最高两档）</translation>
    </message>
    <message>
      <source>the weights of the sections add up to {found}, not to {wanted}</source>
      <translation>各环节权重合计为 {found}，应为 {wanted}</translation>
    </message>
    <message>
      <source>there is no pass mark in the file; it is {mark} until you say otherwise</source>
      <translation>文件中没有合格线；在您更改之前为 {mark}</translation>
    </message>
    <message>
      <source>this computer's time zone</source>
      <translation>这台电脑的时区</translation>
    </message>
    <message>
      <source>this kind of question has no choices</source>
      <translation>此类评分项没有选项</translation>
    </message>
    <message>
      <source>to be acknowledged</source>
      <translation>待确认</translation>
    </message>
    <message>
      <source>today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>tomorrow</source>
      <translation>明天</translation>
    </message>
    <message>
      <source>too early to tell</source>
      <translation>为时尚早</translation>
    </message>
    <message>
      <source>too few</source>
      <translation>太少</translation>
    </message>
    <message>
      <source>too few calls</source>
      <translation>通话太少</translation>
    </message>
    <message>
      <source>too few calls to tell</source>
      <translation>通话太少，无法判断</translation>
    </message>
    <message>
      <source>too few measured recordings to say how they sound</source>
      <translation>已测量的录音太少，说不出声音上的特点</translation>
    </message>
    <message>
      <source>too few to say</source>
      <translation>太少，无法判断</translation>
    </message>
    <message>
      <source>too few to say what moves the rating.</source>
      <translation>数据太少，无法说明什么影响评分。</translation>
    </message>
    <message>
      <source>too few to tell</source>
      <translation>太少，无法判断</translation>
    </message>
    <message>
      <source>too few weeks for a trend</source>
      <translation>周数太少，看不出趋势</translation>
    </message>
    <message>
      <source>trained {day}</source>
      <translation>{day} 参加培训</translation>
    </message>
    <message>
      <source>tried on {calls} calls on {day}</source>
      <translation>{day}在 {calls} 条通话上试用过</translation>
    </message>
    <message>
      <source>undefined</source>
      <translation>无定义</translation>
    </message>
    <message>
      <source>under way since {day}</source>
      <translation>{day} 起进行中</translation>
    </message>
    <message>
      <source>until {day}</source>
      <translation>{day} 及以前</translation>
    </message>
    <message>
      <source>upheld</source>
      <translation>维持原判</translation>
    </message>
    <message>
      <source>version {number}</source>
      <translation>版本 {number}</translation>
    </message>
    <message>
      <source>video</source>
      <translation>视频</translation>
    </message>
    <message>
      <source>voice</source>
      <translation>语音</translation>
    </message>
    <message>
      <source>votes: {count}</source>
      <translation>{count} 票</translation>
    </message>
    <message>
      <source>waiting calls beside the room each coach has</source>
      <translation>待评通话与每位质检教练的余量</translation>
    </message>
    <message>
      <source>way</source>
      <translation>方式</translation>
    </message>
    <message>
      <source>we</source>
      <translation>我们</translation>
    </message>
    <message>
      <source>week of {day}</source>
      <translation>{day} 起的一周</translation>
    </message>
    <message>
      <source>weighed by the chance of being drawn</source>
      <translation>按抽中概率加权</translation>
    </message>
    <message>
      <source>when</source>
      <translation>当</translation>
    </message>
    <message>
      <source>who talks is not known</source>
      <translation>分不清谁在说话</translation>
    </message>
    <message>
      <source>whoever sent the session</source>
      <translation>发送者</translation>
    </message>
    <message>
      <source>wished for since {day}</source>
      <translation>{day} 提出意愿</translation>
    </message>
    <message>
      <source>with recording</source>
      <translation>有录音</translation>
    </message>
    <message>
      <source>with sound</source>
      <translation>有录音</translation>
    </message>
    <message>
      <source>with whom</source>
      <translation>对象</translation>
    </message>
    <message>
      <source>without a template</source>
      <translation>不用模板</translation>
    </message>
    <message>
      <source>without those you score blind</source>
      <translation>不含您盲评的通话</translation>
    </message>
    <message>
      <source>words, by commas</source>
      <translation>词语，用逗号分隔</translation>
    </message>
    <message>
      <source>worse</source>
      <translation>变差</translation>
    </message>
    <message>
      <source>written by {name}</source>
      <translation>作者：{name}</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>是</translation>
    </message>
    <message>
      <source>you listen alone</source>
      <translation>您正在独自收听</translation>
    </message>
    <message>
      <source>you {value} ({low} to {high}; n {n}), the others {others} (n {m}); the last {months} months</source>
      <translation>您 {value}（{low} 至 {high}；n {n}），其他人 {others}（n {m}）；最近 {months} 个月</translation>
    </message>
    <message>
      <source>yours</source>
      <translation>您已接手</translation>
    </message>
    <message>
      <source>{action}: by {day}</source>
      <translation>{action}:{day} 前</translation>
    </message>
    <message>
      <source>{against}; totals agree with ICC(2,1) {icc}, n {n} calls, {people}</source>
      <translation>{against}；总分一致性 ICC(2,1) {icc}，n {n} 条通话，{people}</translation>
    </message>
    <message>
      <source>{against}; totals: too few calls scored by all</source>
      <translation>{against}；总分：全员都评过的通话太少</translation>
    </message>
    <message>
      <source>{agent} with {coach}</source>
      <translation>{agent}与{coach}</translation>
    </message>
    <message>
      <source>{agent}, call {call}</source>
      <translation>{agent}，通话 {call}</translation>
    </message>
    <message>
      <source>{agent}, scored by {name}</source>
      <translation>{agent}，由 {name} 评分</translation>
    </message>
    <message>
      <source>{answered} of {total}</source>
      <translation>{answered} / {total}</translation>
    </message>
    <message>
      <source>{answered} of {total} answered</source>
      <translation>已评 {answered}/{total}</translation>
    </message>
    <message>
      <source>{answered} of {total} questions are answered so far.</source>
      <translation>目前已评 {answered} / {total} 项。</translation>
    </message>
    <message>
      <source>{answer}, critical error</source>
      <translation>{answer}，关键错误</translation>
    </message>
    <message>
      <source>{answer}, filled in and not looked at</source>
      <translation>{answer}，自动填入，尚未确认</translation>
    </message>
    <message>
      <source>{before} before, {after} after; {expected} was to be expected</source>
      <translation>之前 {before}，之后 {after}；预期为 {expected}</translation>
    </message>
    <message>
      <source>{best} beside {others}; n {n}</source>
      <translation>{best} 对 {others}；n {n}</translation>
    </message>
    <message>
      <source>{calls} calls were drawn by chance within stated kinds from {frame} of {month} (seed {seed}).</source>
      <translation>按规定的类别从 {month} 的 {frame} 条通话中随机抽取 {calls} 通（种子 {seed}）。</translation>
    </message>
    <message>
      <source>{calls}, {sum} of {all} minutes</source>
      <translation>{calls}，共 {sum}，计划 {all} 分钟</translation>
    </message>
    <message>
      <source>{call}, left {time}</source>
      <translation>{call}，{time} 搁置</translation>
    </message>
    <message>
      <source>{chance} likely at or above the others' average: eligible.</source>
      <translation>达到或高于他人平均的可能性为 {chance}：达标。</translation>
    </message>
    <message>
      <source>{chance} likely at or above the others' average: not decided.</source>
      <translation>达到或高于他人平均的可能性为 {chance}：尚无定论。</translation>
    </message>
    <message>
      <source>{chance} likely at or above the others' average: not eligible at present.</source>
      <translation>达到或高于他人平均的可能性为 {chance}：目前未达标。</translation>
    </message>
    <message>
      <source>{chance} likely at or above the others' average; too few rated calls for an answer.</source>
      <translation>达到或高于他人平均的可能性为 {chance}；已评价的通话太少，还不能下结论。</translation>
    </message>
    <message>
      <source>{count} answers were filled in and not looked at.</source>
      <translation>有 {count} 项由系统预填，尚未查看。</translation>
    </message>
    <message>
      <source>{count} here already</source>
      <translation>{count} 条已存在</translation>
    </message>
    <message>
      <source>{count} ratings are not between {low} and {high} and were left out.</source>
      <translation>有 {count} 个满意度不在 {low} 到 {high} 之间，已略去。</translation>
    </message>
    <message>
      <source>{count} sent</source>
      <translation>发送 {count} 份</translation>
    </message>
    <message>
      <source>{day} at {at}</source>
      <translation>{day} {at} 处</translation>
    </message>
    <message>
      <source>{db} dB</source>
      <translation>{db} dB</translation>
    </message>
    <message>
      <source>{done} of {all} recordings</source>
      <translation>录音：{done} / {all}</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done}/{total}</translation>
    </message>
    <message>
      <source>{done} of {total} done</source>
      <translation>已完成 {done}/{total}</translation>
    </message>
    <message>
      <source>{done} of {wanted} scores</source>
      <translation>{done}/{wanted} 份评分</translation>
    </message>
    <message>
      <source>{drawn} of {scored} drawn by a plan, the others picked by hand</source>
      <translation>{scored} 份中有 {drawn} 份由方案抽取，其余为人工挑选</translation>
    </message>
    <message>
      <source>{drawn} of {wanted}</source>
      <translation>{drawn}/{wanted}</translation>
    </message>
    <message>
      <source>{first}–{last} tied</source>
      <translation>{first}–{last} 并列</translation>
    </message>
    <message>
      <source>{formula} cannot be used: {why}</source>
      <translation>{formula} 不能使用：{why}</translation>
    </message>
    <message>
      <source>{form} answers</source>
      <translation>{form} 作答</translation>
    </message>
    <message>
      <source>{form} results</source>
      <translation>{form} 结果</translation>
    </message>
    <message>
      <source>{form}, version {number}</source>
      <translation>{form}，第 {number} 版</translation>
    </message>
    <message>
      <source>{form}: call {call}</source>
      <translation>{form}：通话 {call}</translation>
    </message>
    <message>
      <source>{form}: {score}, scored by {coach} on {day}</source>
      <translation>{form}：{score}，{coach} 评于 {day}</translation>
    </message>
    <message>
      <source>{form}; disputed {day}</source>
      <translation>{form}；{day} 申诉</translation>
    </message>
    <message>
      <source>{gain} points over it</source>
      <translation>高出 {gain} 个百分点</translation>
    </message>
    <message>
      <source>{gain} points over what was expected; beside {n} agents not coached about it</source>
      <translation>比预期高 {gain} 个百分点；对照为 {n} 名未就此受辅导的坐席</translation>
    </message>
    <message>
      <source>{good} of {n}</source>
      <translation>{n} 中 {good}</translation>
    </message>
    <message>
      <source>{hours} h</source>
      <translation>{hours} 小时</translation>
    </message>
    <message>
      <source>{kind} ({doubt})</source>
      <translation>{kind}（{doubt}）</translation>
    </message>
    <message>
      <source>{kind} {n} of {all}</source>
      <translation>{kind} {all} 次中的 {n} 次</translation>
    </message>
    <message>
      <source>{kind}, second score</source>
      <translation>{kind}，双评</translation>
    </message>
    <message>
      <source>{kind}: {doubt}</source>
      <translation>{kind}：{doubt}</translation>
    </message>
    <message>
      <source>{kind}: {words}</source>
      <translation>{kind}：{words}</translation>
    </message>
    <message>
      <source>{least} letters at least. Four words that do not belong together are easy to remember.</source>
      <translation>至少 {least} 个字符。四个互不相干的词容易记住。</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} 至 {high}</translation>
    </message>
    <message>
      <source>{low} to {high} min</source>
      <translation>{low} 至 {high} 分钟</translation>
    </message>
    <message>
      <source>{low} to {high}; n {n}</source>
      <translation>{low} 至 {high}；n = {n}</translation>
    </message>
    <message>
      <source>{month}: satisfied {satisfied}, quality {quality}</source>
      <translation>{month}：满意率 {satisfied}，质检得分 {quality}</translation>
    </message>
    <message>
      <source>{names}: their customers are satisfied more often than those of {others} others, beyond chance</source>
      <translation>{names}：客户满意率高于另外 {others} 人，超出偶然</translation>
    </message>
    <message>
      <source>{name} and {n} more</source>
      <translation>{name}等另 {n} 项</translation>
    </message>
    <message>
      <source>{name} could not be read as a table of scores.</source>
      <translation>无法将 {name} 读取为评分表格。</translation>
    </message>
    <message>
      <source>{name} could not be written.</source>
      <translation>{name} 无法写入。</translation>
    </message>
    <message>
      <source>{name} does not fit the choices: {reason}.</source>
      <translation>{name} 与选项不符：{reason}。</translation>
    </message>
    <message numerus="yes">
      <source>{name} has %n call(s). Choose who this really is: calls and names in other systems go there, and this entry is deactivated.</source>
      <translation>
        <numerusform>{name} 有 %n 条通话。请选择此人的真实身份：通话和其他系统中的名称将移到那里，此条目将停用。</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} has no password yet, and everybody needs one here.</source>
      <translation>{name} 还没有密码，而这里每个人都需要密码。</translation>
    </message>
    <message>
      <source>{name} is empty.</source>
      <translation>{name} 是空的。</translation>
    </message>
    <message>
      <source>{name} is here</source>
      <translation>{name} 在场</translation>
    </message>
    <message>
      <source>{name} is not a form yet.</source>
      <translation>{name} 还不是完整的评分表。</translation>
    </message>
    <message>
      <source>{name} may not do this here.</source>
      <translation>{name} 无权在此操作。</translation>
    </message>
    <message>
      <source>{name} scores this call already.</source>
      <translation>{name} 已经在评这条通话。</translation>
    </message>
    <message>
      <source>{name} was already scored under this entry, and submitted evaluations never change.</source>
      <translation>{name} 在此条目下已有评分，而已提交的质检单不能更改。</translation>
    </message>
    <message>
      <source>{name} {count}</source>
      <translation>{name} {count}</translation>
    </message>
    <message>
      <source>{name}, line {line}</source>
      <translation>{name} 第 {line} 行</translation>
    </message>
    <message>
      <source>{name}, line {line}: {reason}</source>
      <translation>{name} 第 {line} 行：{reason}</translation>
    </message>
    <message>
      <source>{name}, until {day}</source>
      <translation>{name}，{day}前</translation>
    </message>
    <message>
      <source>{name}, {day} at {at}</source>
      <translation>{name}，{day} {at} 处</translation>
    </message>
    <message>
      <source>{name}: no data</source>
      <translation>{name}：无数据</translation>
    </message>
    <message>
      <source>{name}: not asked</source>
      <translation>{name}：未考察</translation>
    </message>
    <message>
      <source>{name}: {reason}</source>
      <translation>{name}：{reason}</translation>
    </message>
    <message>
      <source>{name}: {value} ({low} to {high}); n {n}</source>
      <translation>{name}：{value}（{low} 至 {high}）；n {n}</translation>
    </message>
    <message>
      <source>{name}: {value}; n {n}</source>
      <translation>{name}：{value}；n {n}</translation>
    </message>
    <message>
      <source>{now} / {all} min</source>
      <translation>{now} / {all} 分钟</translation>
    </message>
    <message>
      <source>{number} %</source>
      <translation>{number}%</translation>
    </message>
    <message>
      <source>{n} agents between the limits of chance</source>
      <translation>{n} 位坐席与偶然波动的界限</translation>
    </message>
    <message>
      <source>{n} calls</source>
      <translation>{n} 条通话</translation>
    </message>
    <message>
      <source>{n} calls a week</source>
      <translation>每周 {n} 条通话</translation>
    </message>
    <message>
      <source>{n} calls are scored and rated. Scores with ratings: rank correlation {value}; {verdict}.</source>
      <translation>{n} 条通话既有评分又有客户评价。两者的秩相关为 {value}；{verdict}。</translation>
    </message>
    <message>
      <source>{n} calls of {agents} agents</source>
      <translation>{agents} 位坐席的 {n} 条通话</translation>
    </message>
    <message>
      <source>{n} drivers by their share of R²</source>
      <translation>按 R² 份额排列的 {n} 个因素</translation>
    </message>
    <message>
      <source>{n} more</source>
      <translation>另有 {n} 个</translation>
    </message>
    <message>
      <source>{n} of {all} at random</source>
      <translation>{all} 条中 {n} 条随机</translation>
    </message>
    <message>
      <source>{n} of {given}</source>
      <translation>{n}/{given}</translation>
    </message>
    <message>
      <source>{n} open</source>
      <translation>{n} 条待评</translation>
    </message>
    <message>
      <source>{n} open, {weeks} weeks of work</source>
      <translation>{n} 条待评，约 {weeks} 周工作量</translation>
    </message>
    <message>
      <source>{n} texts read: complaint in {complaint}, praise in {praise}.</source>
      <translation>已读 {n} 段文字：抱怨占 {complaint}，表扬占 {praise}。</translation>
    </message>
    <message>
      <source>{n} {used} for {short}</source>
      <translation>{n} 条{used}替补{short}</translation>
    </message>
    <message>
      <source>{part} of {whole}</source>
      <translation>{whole} 中的 {part}</translation>
    </message>
    <message>
      <source>{part} without holds</source>
      <translation>{part},略去保持</translation>
    </message>
    <message>
      <source>{period}, drawn {time}</source>
      <translation>{period}，{time} 抽取</translation>
    </message>
    <message>
      <source>{place} of {total}</source>
      <translation>{place} / {total}</translation>
    </message>
    <message>
      <source>{played} of sound played, calls heard: {calls}</source>
      <translation>播放 {played},已听 {calls} 通</translation>
    </message>
    <message>
      <source>{points} [{low} to {high}] points</source>
      <translation>{points} 个百分点 [{low} 至 {high}]</translation>
    </message>
    <message>
      <source>{question}: at its best, {score} in all</source>
      <translation>{question}：若为最佳，总分 {score}</translation>
    </message>
    <message>
      <source>{question}: hidden by a rule, does not count.</source>
      <translation>{question}：按规则隐藏，不计分。</translation>
    </message>
    <message>
      <source>{question}: not applicable, counts in full by the form's rule.</source>
      <translation>{question}：不适用，按评分表规则计满分。</translation>
    </message>
    <message>
      <source>{question}: not applicable, counts like the rest of its section.</source>
      <translation>{question}：不适用，按本环节其余评分项的水平计分。</translation>
    </message>
    <message>
      <source>{question}: not applicable, counts {earned} of {possible} by the form's rule.</source>
      <translation>{question}：不适用，按评分表规则计 {earned} / {possible} 分。</translation>
    </message>
    <message>
      <source>{question}: not applicable, does not count.</source>
      <translation>{question}：不适用，不计分。</translation>
    </message>
    <message>
      <source>{question}: {reason}</source>
      <translation>{question}：{reason}</translation>
    </message>
    <message>
      <source>{rows} rows. Say what each column holds; what means nothing here stays with the call as it is.</source>
      <translation>共 {rows} 行。请指定各列的含义；此处用不到的列会原样保留在通话中。</translation>
    </message>
    <message>
      <source>{row}, {month}</source>
      <translation>{row}，{month}</translation>
    </message>
    <message>
      <source>{score} % is below the pass mark of {mark} %.</source>
      <translation>{score}% 低于合格线 {mark}%。</translation>
    </message>
    <message>
      <source>{score} % reaches the pass mark of {mark} %.</source>
      <translation>{score}% 达到合格线 {mark}%。</translation>
    </message>
    <message>
      <source>{score} points</source>
      <translation>{score} 分</translation>
    </message>
    <message>
      <source>{score} points are below {mark}.</source>
      <translation>{score} 分，低于合格线 {mark} 分。</translation>
    </message>
    <message>
      <source>{score} points reach the mark of {mark}.</source>
      <translation>{score} 分，达到合格线 {mark} 分。</translation>
    </message>
    <message>
      <source>{score}, below the pass mark</source>
      <translation>{score}，低于合格线</translation>
    </message>
    <message>
      <source>{score}, failed by a critical error</source>
      <translation>{score}，因关键错误不合格</translation>
    </message>
    <message>
      <source>{score}, passed</source>
      <translation>{score}，合格</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} 秒</translation>
    </message>
    <message>
      <source>{seconds} s of this file are damaged and silent; what follows keeps its place.</source>
      <translation>此文件有 {seconds} 秒损坏，已静音；其后的内容位置不变。</translation>
    </message>
    <message>
      <source>{section}: not answered yet.</source>
      <translation>{section}：尚未评分。</translation>
    </message>
    <message>
      <source>{section}: nothing applies, so it drops out.</source>
      <translation>{section}：没有适用的评分项，不计入。</translation>
    </message>
    <message>
      <source>{section}: {earned} of {possible}, a bonus of {extra} percent points.</source>
      <translation>{section}：{earned} / {possible} 分，加分 {extra} 个百分点。</translation>
    </message>
    <message>
      <source>{section}: {earned} of {possible}, {percent} %, for information only.</source>
      <translation>{section}：{earned} / {possible} 分，{percent}%，仅供参考。</translation>
    </message>
    <message>
      <source>{section}: {earned} of {possible}, {percent} %, weight {weight}.</source>
      <translation>{section}：{earned} / {possible} 分，{percent}%，权重 {weight}。</translation>
    </message>
    <message>
      <source>{section}: {earned} points.</source>
      <translation>{section}：{earned} 分。</translation>
    </message>
    <message>
      <source>{sent} changes sent, {received} received.</source>
      <translation>已发送 {sent} 处修改，收到 {received} 处。</translation>
    </message>
    <message>
      <source>{session} in this session, {month} this month</source>
      <translation>本场 {session}，本月 {month}</translation>
    </message>
    <message>
      <source>{share} [{low}–{high}] n {n}</source>
      <translation>{share} [{low}–{high}] n {n}</translation>
    </message>
    <message>
      <source>{share} of {n}, {low} to {high}</source>
      <translation>{n} 条中 {share}，{low} 至 {high}</translation>
    </message>
    <message>
      <source>{since} to {until}</source>
      <translation>{since} 至 {until}</translation>
    </message>
    <message>
      <source>{speed}×</source>
      <translation>{speed}×</translation>
    </message>
    <message>
      <source>{state}, {scores}</source>
      <translation>{state}，{scores}</translation>
    </message>
    <message>
      <source>{state}, {scores}, due {day}</source>
      <translation>{state}，{scores}，{day}截止</translation>
    </message>
    <message>
      <source>{state}, {time}</source>
      <translation>{state}，{time}</translation>
    </message>
    <message>
      <source>{text}: N/A, not counted</source>
      <translation>{text}：不适用，不计分</translation>
    </message>
    <message>
      <source>{text}: hidden by a rule, not counted</source>
      <translation>{text}：按规则隐藏，不计分</translation>
    </message>
    <message>
      <source>{text}: {got} of {could}</source>
      <translation>{text}：{got} / {could} 分</translation>
    </message>
    <message>
      <source>{time} (UTC{zone})</source>
      <translation>{time} (UTC{zone})</translation>
    </message>
    <message>
      <source>{time} heard</source>
      <translation>已听 {time}</translation>
    </message>
    <message>
      <source>{time} of the call</source>
      <translation>通话的 {time}</translation>
    </message>
    <message>
      <source>{time} this month</source>
      <translation>本月 {time}</translation>
    </message>
    <message>
      <source>{title} by {name}, {time}</source>
      <translation>{title}，{name}，{time}</translation>
    </message>
    <message>
      <source>{title} on {day}</source>
      <translation>{title}:{day}</translation>
    </message>
    <message>
      <source>{title} · {language} · version {number}</source>
      <translation>{title} · 第 {number} 版 · {language}</translation>
    </message>
    <message>
      <source>{title}, version {number}</source>
      <translation>{title}，第 {number} 版</translation>
    </message>
    <message>
      <source>{title}: bonus of {extra} percent points</source>
      <translation>{title}：加分 {extra} 个百分点</translation>
    </message>
    <message>
      <source>{title}: nothing counted yet</source>
      <translation>{title}：尚未计分</translation>
    </message>
    <message>
      <source>{title}: {percent}, for information only</source>
      <translation>{title}：{percent}，仅供参考</translation>
    </message>
    <message>
      <source>{title}: {percent}, weight {weight}</source>
      <translation>{title}：{percent}，权重 {weight}</translation>
    </message>
    <message>
      <source>{title}: {points} points</source>
      <translation>{title}：{points} 分</translation>
    </message>
    <message>
      <source>{used} for {short}</source>
      <translation>{used}替补{short}</translation>
    </message>
    <message>
      <source>{value} % ({low} to {high}); n {n}</source>
      <translation>{value}%（{low} 至 {high}）；n {n}</translation>
    </message>
    <message>
      <source>{value} %, too few for an interval; n {n}</source>
      <translation>{value}%，太少，无法给出区间；n {n}</translation>
    </message>
    <message>
      <source>{value} (n {n})</source>
      <translation>{value}（n {n}）</translation>
    </message>
    <message>
      <source>{value} ({doubt})</source>
      <translation>{value}（{doubt}）</translation>
    </message>
    <message>
      <source>{value} ({low} to {high})</source>
      <translation>{value}（{low} 至 {high}）</translation>
    </message>
    <message>
      <source>{value} ({low}–{high})</source>
      <translation>{value}（{low}–{high}）</translation>
    </message>
    <message>
      <source>{value} ({span}, n {n})</source>
      <translation>{value} ({span}, n {n})</translation>
    </message>
    <message>
      <source>{value} ({span}; n {n})</source>
      <translation>{value}（{span}；n {n}）</translation>
    </message>
    <message>
      <source>{value} of {most}</source>
      <translation>{value} / {most}</translation>
    </message>
    <message>
      <source>{verdict}: {effect} points on what was coached; {coached} coachings beside {others} of agents not coached</source>
      <translation>{verdict}：所辅导内容变化 {effect} 个百分点；{coached} 次辅导，对照 {others} 例未受辅导</translation>
    </message>
    <message>
      <source>{way} over {n} weeks</source>
      <translation>{n} 周内{way}</translation>
    </message>
    <message>
      <source>{what}, from</source>
      <translation>{what}，下限</translation>
    </message>
    <message>
      <source>{what}, to</source>
      <translation>{what}，上限</translation>
    </message>
    <message>
      <source>{when}, late</source>
      <translation>{when}，已逾期</translation>
    </message>
    <message>
      <source>{where}: {problem}</source>
      <translation>{where}：{problem}</translation>
    </message>
    <message>
      <source>{who}: “{words}”</source>
      <translation>{who}：“{words}”</translation>
    </message>
    <message>
      <source>{words} (not passed {share})</source>
      <translation>{words}（未通过 {share}）</translation>
    </message>
    <message>
      <source>{words} All together: {value}.</source>
      <translation>{words}合计：{value}。</translation>
    </message>
    <message>
      <source>{words} with {name}</source>
      <translation>{words}，{name}带领</translation>
    </message>
    <message>
      <source>{words}, {chance}</source>
      <translation>{words}，{chance}</translation>
    </message>
    <message>
      <source>{words}: an earlier wording</source>
      <translation>{words}：签的是较早的内容</translation>
    </message>
    <message>
      <source>{word} (Space)</source>
      <translation>{word}(空格)</translation>
    </message>
    <message>
      <source>{word} · {seconds} s</source>
      <translation>{word} · {seconds} 秒</translation>
    </message>
    <message>
      <source>“Not applicable”, unless this holds:</source>
      <translation>除非以下成立，否则“不适用”：</translation>
    </message>
    <message>
      <source>“key: value” lines are needed here</source>
      <translation>此处需要“key: value”格式的行</translation>
    </message>
    <message>
      <source>“{field}” is missing</source>
      <translation>缺少“{field}”</translation>
    </message>
    <message>
      <source>“{field}” is not known here</source>
      <translation>“{field}”不是这里的字段</translation>
    </message>
    <message>
      <source>“{field}” is not one of: {known}</source>
      <translation>“{field}”不在可用值之中：{known}</translation>
    </message>
    <message>
      <source>“{file}” could not be written: {reason}.</source>
      <translation>无法写入“{file}”：{reason}。</translation>
    </message>
    <message>
      <source>“{key}” has no choice “{choice}”</source>
      <translation>“{key}”没有选项“{choice}”</translation>
    </message>
    <message>
      <source>“{key}” is not a number question</source>
      <translation>“{key}”不是数字类评分项</translation>
    </message>
    <message>
      <source>“{key}” is used twice</source>
      <translation>“{key}”使用了两次</translation>
    </message>
    <message>
      <source>“{message}” came up in no transcribed call.</source>
      <translation>有转写的通话中没有涉及“{message}”的。</translation>
    </message>
    <message>
      <source>“{message}” came up in {n} of {all} transcribed calls: {otherwise} say otherwise ({share}, 95 % {low} to {high}), {unsaid} leave it unsaid. The calls are drawn from these.</source>
      <translation>{all} 通有转写的通话中有 {n} 通涉及“{message}”:{otherwise} 通说法不同({share},95 % 区间 {low} 至 {high}),{unsaid} 通未说明。从这些通话中抽取。</translation>
    </message>
    <message>
      <source>“{name}” already is stereo, so it cannot be one half of a call.</source>
      <translation>“{name}”本身已是立体声，不能作为通话的一半。</translation>
    </message>
    <message>
      <source>“{name}” and “{other}” look like two halves of a call but differ by {seconds} s.</source>
      <translation>“{name}”和“{other}”看起来是同一通话的两半，但时长相差 {seconds} 秒。</translation>
    </message>
    <message>
      <source>“{name}” answers no session that was sent from this workspace, or was changed on its way.</source>
      <translation>“{name}”不是对本工作区发出的听音会的答复,或在传送中被改动。</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as sound.</source>
      <translation>“{name}”无法作为音频读取。</translation>
    </message>
    <message>
      <source>“{name}” comes with QA Desk and stays as it is.</source>
      <translation>“{name}”是 QA Desk 自带的，不能更改。</translation>
    </message>
    <message>
      <source>“{name}” could not be copied into the workspace: {reason}.</source>
      <translation>无法将“{name}”复制到工作区：{reason}。</translation>
    </message>
    <message>
      <source>“{name}” could not be read: {reason}.</source>
      <translation>无法读取“{name}”：{reason}。</translation>
    </message>
    <message>
      <source>“{name}” could not be written: {reason}.</source>
      <translation>无法写入“{name}”：{reason}。</translation>
    </message>
    <message>
      <source>“{name}” has {channels} channels; QA Desk plays one or two.</source>
      <translation>“{name}”有 {channels} 个声道；QA Desk 只播放单声道或双声道。</translation>
    </message>
    <message>
      <source>“{name}” is a folder, not a recording.</source>
      <translation>“{name}”是文件夹，不是录音。</translation>
    </message>
    <message>
      <source>“{name}” is a sound file with no sound in it.</source>
      <translation>“{name}”是音频文件，但里面没有声音。</translation>
    </message>
    <message>
      <source>“{name}” is another kind of file.</source>
      <translation>“{name}”是另一种文件。</translation>
    </message>
    <message>
      <source>“{name}” is named like one half of a call but already is stereo.</source>
      <translation>“{name}”按文件名是通话的一半，但本身已是立体声。</translation>
    </message>
    <message>
      <source>“{name}” is not a recording: it holds {kind}.</source>
      <translation>“{name}”不是录音，内容是{kind}。</translation>
    </message>
    <message>
      <source>“{name}” is not whole: its end is missing.</source>
      <translation>“{name}”不完整:缺少结尾。</translation>
    </message>
    <message>
      <source>“{name}” is there already.</source>
      <translation>“{name}”已经存在。</translation>
    </message>
    <message>
      <source>“{name}” opens, but is not a listening session as QA Desk writes it.</source>
      <translation>“{name}”可以打开,但不是 QA Desk 制作的听音会。</translation>
    </message>
    <message>
      <source>“{name}” says no kind of sound that can be written.</source>
      <translation>“{name}”的扩展名不是可以写入的音频格式。</translation>
    </message>
    <message>
      <source>“{name}” was changed on its way, or the disk damaged it.</source>
      <translation>“{name}”在传送中被改动,或被磁盘损坏。</translation>
    </message>
    <message>
      <source>“{name}” was made by a newer QA Desk.</source>
      <translation>“{name}”由更新版本的 QA Desk 制作。</translation>
    </message>
    <message>
      <source>“{name}” was taken for the agent's half by its name.</source>
      <translation>根据文件名，“{name}”被当作坐席一方的录音。</translation>
    </message>
    <message>
      <source>“{name}” would be too large for a WAV file.</source>
      <translation>“{name}”对 WAV 文件来说太大了。</translation>
    </message>
    <message>
      <source>“{period}” is no month or week; write it as 2026-11 or 2026-W48.</source>
      <translation>“{period}”不是月份或周；请写成 2026-11 或 2026-W48 的形式。</translation>
    </message>
    <message>
      <source>“{phrase}” cannot be searched for.</source>
      <translation>无法搜索“{phrase}”。</translation>
    </message>
    <message>
      <source>“{short}” was short: {n} from “{used}”.</source>
      <translation>“{short}”不足：由“{used}”补 {n} 条。</translation>
    </message>
    <message>
      <source>“{state}” is no state of an action.</source>
      <translation>“{state}”不是行动的状态。</translation>
    </message>
    <message>
      <source>“{tag}” is no tag of a note.</source>
      <translation>“{tag}”不是记录的标签。</translation>
    </message>
    <message>
      <source>“{text}” always applies; N/A is not allowed.</source>
      <translation>“{text}”始终适用，不能选“不适用”。</translation>
    </message>
    <message>
      <source>“{text}” can fail the form; it is critical for the business until you say otherwise</source>
      <translation>“{text}”可使整表不通过；在您更改之前按业务关键处理</translation>
    </message>
    <message>
      <source>“{text}” does not take a number.</source>
      <translation>“{text}”不接受数字。</translation>
    </message>
    <message>
      <source>“{text}” has no choice “{choice}”.</source>
      <translation>“{text}”没有选项“{choice}”。</translation>
    </message>
    <message>
      <source>“{text}” has no root cause “{cause}” for this choice.</source>
      <translation>“{text}”的这个选项没有根因“{cause}”。</translation>
    </message>
    <message>
      <source>“{text}” is of the kind {kind}, which is asked as text here</source>
      <translation>“{text}”的类型是 {kind}，这里以文本填写</translation>
    </message>
    <message>
      <source>“{text}” takes one choice.</source>
      <translation>“{text}”只能选一个选项。</translation>
    </message>
    <message>
      <source>“{title}” holds characters that cannot be read: {value}.</source>
      <translation>“{title}”中含有无法识别的字符：{value}。</translation>
    </message>
    <message>
      <source>“{title}” is below zero: {value}.</source>
      <translation>“{title}”小于零：{value}。</translation>
    </message>
    <message>
      <source>“{title}” is no count: {value}.</source>
      <translation>“{title}”不是数量：{value}。</translation>
    </message>
    <message>
      <source>“{title}” is no date that can be read: {value}.</source>
      <translation>“{title}”中的日期无法识别：{value}。</translation>
    </message>
    <message>
      <source>“{title}” is no duration that can be read: {value}.</source>
      <translation>“{title}”中的时长无法识别：{value}。</translation>
    </message>
    <message>
      <source>“{title}” is no month, week or day: {value}.</source>
      <translation>“{title}”不是月份、周或日期：{value}。</translation>
    </message>
    <message>
      <source>“{title}” is no rating that can be read: {value}.</source>
      <translation>“{title}”中的满意度无法识别：{value}。</translation>
    </message>
    <message>
      <source>“{url}” is no address of a hub.</source>
      <translation>“{url}”不是同步服务器的地址。</translation>
    </message>
    <message>
      <source>“{value}” is not one of: {known}</source>
      <translation>“{value}”不在可用值之中：{known}</translation>
    </message>
    <message>
      <source>“{words}”</source>
      <translation>“{words}”</translation>
    </message>
    <message>
      <source>“{words}” {name}, {day}</source>
      <translation>“{words}” {name}，{day}</translation>
    </message>
  </context>
</TS>

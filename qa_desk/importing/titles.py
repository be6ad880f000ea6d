"""What columns are called, in English and Chinese: the words that make a title mean a field."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

TITLES: Final = {
    "external_id":
        "call id,callid,interaction id,conversation id,contact id,linked id,unique id,call sid,sid,"
        "session id,global interaction id,call uuid,uuid,call ref,call reference,reference,call number,"
        "call no,ucid,ticket id,case id,recording id,guid,id,external id,segment id,通话编号,通话id,"
        "呼叫编号,呼叫id,通话流水号,流水号,会话id,会话编号,话单编号,话单id,录音编号,来电编号,业务流水号,"
        "接触id,通话标识,编号,工单号,工单编号,呼叫流水号,call identifier",
    "started_at":
        "started at,start,start time,start date,start datetime,call start,call start time,call date,"
        "call datetime,start at,calldate,call begin,begin time,begin,timestamp,date time,datetime,"
        "date/time,initiation timestamp,conversation start,created at,created,call time stamp,"
        "call timestamp,start timestamp,contact start,time stamp,contact start time,interaction start,"
        "start epoch,event time,call started,开始时间,通话开始时间,呼叫时间,来电时间,通话时间,通话日期时间,"
        "拨打时间,呼叫开始时间,接入时间,起始时间,创建时间,日期时间,进线时间,呼入时间,开始日期时间,"
        "datetime init,start time utc,started",
    "date": "date,day,call day,contact date,日期,通话日期,呼叫日期,来电日期,开始日期",
    "time": "time,time of day,hour,clock,时间,时刻,时点",
    "ended_at":
        "ended at,end,end time,end datetime,call end,end at,finished at,disconnect timestamp,"
        "conversation end,call ended,hangup time,end timestamp,end epoch,datetime end,call end time,"
        "completed at,结束时间,通话结束时间,挂断时间,挂机时间,呼叫结束时间,截止时间",
    "agent":
        "agent name,agent,agent full name,full name,user name,handled by,representative,rep,operator,"
        "employee,employee name,advisor,csr,staff,handling user name,handling agent,agentname,坐席,"
        "坐席姓名,客服,客服姓名,座席,座席姓名,坐席名称,员工姓名,员工,接线员,话务员,客服人员,客服代表,"
        "接待客服,处理人,坐席人员,人员姓名,姓名,agent username,username",
    "agent_id":
        "agent id,user id,agent number,agent no,agent code,agent login,login id,agent login id,"
        "agent loginid,employee id,staff id,extension,agent extension,user,id agent,member,"
        "handling user id,agent email,user email,handling user email,坐席工号,工号,座席工号,坐席编号,"
        "坐席id,客服工号,员工编号,员工工号,客服编号,分机,分机号,坐席分机,座席编号,客服id",
    "customer":
        "customer id,customer,client id,account id,account number,account no,account,customer number,"
        "customer ref,customer reference,member id,contact person id,crm id,lead id,patient id,"
        "policy number,vendor lead code,customer code,client,client number,id contact,客户编号,客户id,"
        "客户号,客户,会员号,会员编号,客户代码,用户id,用户编号,账号,账户,客户标识",
    "customer_phone":
        "customer phone,customer phone number,phone number,phone,contact phone number,contact phone,mobile,"
        "contact person number,phone number dialed,msisdn,customer number phone,tel,telephone,"
        "external number,remote number,customer endpoint address,客户电话,客户号码,客户手机,客户手机号,"
        "电话号码,手机号,手机,电话,联系电话,手机号码,来电号码,用户号码,客户电话号码,联系方式",
    "caller_number":
        "caller,caller number,caller no,caller id,from,ani,src,source number,calling number,from number,"
        "callerid,calling party,calling,主叫,主叫号码,主叫号",
    "called_number":
        "called,called number,callee,callee no,callee number,to,dnis,dst,destination,dialed number,"
        "dialled number,to number,called party,did,被叫,被叫号码,被叫号,拨打号码",
    "direction":
        "direction,call direction,call type,type,originating direction,initiation method,inbound outbound,"
        "inbound/outbound,in out,contact type,方向,呼叫方向,通话类型,呼叫类型,通话方向,来去电,类型,"
        "呼入呼出,话务类型",
    "channel": "channel,media type,media,contact channel,interaction type,渠道,媒体类型,渠道类型,接入渠道,媒体",
    "queue":
        "queue,queue name,skill,skill name,skill group,campaign,campaign id,campaign name,ring groups,"
        "service,current skill id,ring group,workgroup,line of business,queuename,handling ring groups,"
        "队列,技能组,队列名称,技能队列,技能组名称,业务组,呼叫队列,排队队列",
    "reason":
        "reason,call reason,contact reason,topic,category,disposition,disposition code,wrap up code,wrapup,"
        "wrap up,subject,issue,issue type,call topic,contact code,wrap up name,reason for call,"
        "product category,topics,来电原因,原因,业务类型,主题,话题,问题类型,咨询类型,服务小结,小结,呼叫原因,"
        "来电类型,一级分类,业务分类,问题分类,通话小结,分类,一级原因,reason level 1,category 1",
    "subreason":
        "subreason,sub reason,sub category,subcategory,subtopic,sub topic,nested disposition,"
        "secondary reason,sub status,reason level 2,category 2,子原因,二级分类,二级原因,子分类,业务子类,"
        "问题小类,二级业务",
    "outcome":
        "outcome,result,call result,status,call status,call outcome,disconnect reason,call disposition,"
        "final status,通话结果,结果,呼叫结果,状态,通话状态,呼叫状态,接听状态,接通状态",
    "answered":
        "answered,is answered,call answered,picked up,connected,handled,是否接听,是否接通,接听,接通,"
        "是否应答",
    "resolved":
        "resolved,is resolved,issue resolved,fcr,first contact resolution,first call resolution,solved,"
        "was your issue resolved,problem solved,是否解决,已解决,解决,一次解决,首解,是否首解,问题是否解决,"
        "是否一次解决",
    "language": "language,lang,call language,language code,locale,语言,语种,通话语言",
    "duration":
        "duration,call duration,total duration,length,call length,call time,total time,length in sec,"
        "contact duration,interaction duration,recording length,recording duration,handle time,aht,"
        "total call time,时长,通话时长,呼叫时长,总时长,录音时长,通话总时长,持续时间,持续时长,通话时间长度,"
        "通话长度,call duration seconds,duration sec,audio length",
    "talk":
        "talk time,talk duration,avg talk duration,average talk duration,talk,billsec,active talk time,"
        "talk sec,conversation time,agent interaction duration,talking time,talktime,connected time,"
        "通话时长净,应答时长,交谈时长,坐席通话时长,实际通话时长,有效通话时长",
    "wait":
        "wait time,wait,waiting time,queue wait time,queue time,speed of answer,speed to answer,asa,"
        "queue seconds,duration wait,time in queue,agent speed to answer,ring time,answer speed,"
        "queue duration,wait duration,等待时长,排队时长,等待时间,排队时间,接听速度,应答速度,振铃时长,"
        "平均应答速度",
    "hold":
        "hold time,hold,holding time,hold duration,customer hold duration,total hold time,held,保持时长,"
        "保持时间,保留时长,静音时长",
    "wrap":
        "after call work time,after call work,acw,wrap up time,wrap time,wrapup time,acw time,acw seconds,"
        "dispo sec,after contact work duration,after call time,work time after call,话后时长,整理时长,"
        "话后处理时长,后处理时长,话后整理时长,事后处理时长",
    "rating":
        "rating,satisfaction rating,satisfaction,satisfaction score,csat,csat score,customer satisfaction,"
        "score,customer rating,survey score,stars,survey rating,"
        "overall satisfaction,user voice rating,customer satisfaction score,call survey result,"
        "survey result,partner rating,customer score,"
        "how satisfied are you,满意度,满意度评分,评分,客户评分,客户满意度,满意度评价,评价,服务评价,"
        "评价结果,满意度得分,满意度调查,打分,得分,评星,星级",
    "nps":
        "nps,nps score,net promoter score,likelihood to recommend,would you recommend us,recommendation,推荐度,"
        "推荐意愿,净推荐值,nps评分",
    "ces":
        "ces,ces score,customer effort score,customer effort,effort score,how easy was it,费力度,客户费力度,"
        "省力度,ces评分",
    "sent":
        "sent,survey sent,surveys sent,survey offered,invited,invitations,invitations sent,number sent,sent count,"
        "surveys offered,问卷已发,是否发送问卷,已发送,发送数,发送量,问卷发送数,发出问卷数,邀请数,邀请量",
    "sent_at":
        "sent at,survey sent at,survey sent date,date sent,sent date,sent time,invitation date,invited at,"
        "invitation sent at,发送时间,问卷发送时间,发送日期,邀请时间",
    "period": "month,period,week,reporting period,survey month,月份,周期,统计月份,统计周期,周",
    "comment":
        "comment,comments,verbatim,feedback,customer comment,customer feedback,remarks,survey comment,"
        "rating reason,open text,free text,customer comments,notes from customer,评论,客户反馈,反馈,意见,"
        "留言,客户意见,评语,建议,客户评论,评价内容,客户留言,意见建议,文字评价",
    "answered_at":
        "survey date,survey time,response date,response time,responded at,submitted at,survey completed,answered at,"
        "survey completed date,survey datetime,response datetime,rated at,completed date,csat survey time,"
        "submission time,survey date time,feedback date,date submitted,answer time,date of survey,"
        "rating date,评价时间,调查时间,评价日期,提交时间,回复时间,答复时间,反馈时间,评分时间,调研时间,"
        "答题时间",
    "survey_id":
        "survey id,response id,survey response id,responseid,feedback id,answer id,respondent id,"
        "submission id,问卷编号,问卷id,评价编号,评价id,答卷编号,答卷id,调查编号,反馈编号",
    "kind":
        "kind,survey type,metric,score type,question type,rating type,survey kind,question,measure,"
        "评价类型,指标,问卷类型,调查类型",
    "scale_max":
        "scale max,max score,scale,maximum,out of,max rating,rating scale,max value,满分,最高分,量表上限,"
        "分制",
    "tier": "tier,customer tier,level,vip,customer level,vip level,客户等级,客户级别,会员等级,等级",
    "segment": "segment,customer segment,customer type,segment name,客户类型,客户分群,客群,客户群,客户分类",
    "recording":
        "recording,recording file,recordingfile,recording name,filename,file name,file,recording url,"
        "recordings,audio,audio file,recording path,record,record file,location,media url,wav,录音,"
        "录音文件,录音文件名,录音地址,录音路径,录音链接,文件名,录音url,音频文件",
}  # fmt: skip
"""Field to titles, the surest first."""

UNIT_WORDS: Final = re.compile(
    r"\s*[\(（\[][^)）\]]*[\)）\]]\s*|\b(?:in )?(?:seconds?|secs?|milliseconds?|millis|minutes?|mins?|ms)\s*$"
    r"|(?<=\w )s\s*$|(?:毫秒|秒数?|分钟)$",
    re.IGNORECASE,
)
HUMPS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
NO_WORD: Final = re.compile(r"[\W_]+")


def plain(title: str) -> str:
    """A title without case, spaces, marks and camel humps."""
    return NO_WORD.sub("", unicodedata.normalize("NFKC", title).casefold())


def _words(title: str) -> str:
    return NO_WORD.sub(" ", HUMPS.sub(" ", unicodedata.normalize("NFKC", title))).strip()


MEANINGS: Final = {
    plain(title): (field, rank)
    for field, titles in reversed(TITLES.items())
    for rank, title in reversed([*enumerate(titles.split(","))])
}


def meaning(title: str) -> tuple[str, int] | None:
    """The field a title means and how sure that is (0 most); None for a title nobody knows."""
    without = UNIT_WORDS.sub(" ", title)
    for penalty, text in enumerate((title, without, UNIT_WORDS.sub("", _words(without)))):
        if (found := MEANINGS.get(plain(text))) is not None:
            return found[0], found[1] + penalty
    return None


PERSONAL: Final = re.compile(
    r"phone|mobile|msisdn|number$|(?:^|[\W_])(?:tel|ani|dnis|clid|src|dst|from|to|cnum|cnam|clip)(?:$|[\W_])"
    r"|caller|callee|e-?mail|address|street|birth|postal|zip|ssn|passport|card|iban|customer.?name|contact.?name"
    r"|contact.?person|first.?name|last.?name"
    r"|电话|手机|号码|邮箱|地址|身份证|生日|客户姓名|客户名称|联系人|卡号|主叫|被叫",
    re.IGNORECASE,
)
"""Titles of columns about a person that nothing here needs; they are not kept."""

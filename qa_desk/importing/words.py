"""What the words in a table's cells mean, in English and Chinese."""

from __future__ import annotations

from typing import Final


def _table(**meanings: str) -> dict[str, str]:
    """Word to meaning; the words of one meaning are separated by commas."""
    return {word.strip(): meaning for meaning, words in meanings.items() for word in words.split(",")}


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split(","))


DIRECTIONS: Final = _table(
    **{"in": "in,inbound,incoming,i,missed,voicemail,short_abandoned,callin,received,transfer,queue_transfer"
             ",callback,inbound call,呼入,来电,呼进,拨入,接入,进线"},
    internal="internal,int,exten,extension,agent to agent,内部,内线,内部通话",
    out="out,outbound,outgoing,o,outbound-api,outbound-dial,outbound_missed,manual,preview,callout,dialout"
        ",outbound call,呼出,外呼,拨出,去电,呼叫出,出线",
)  # fmt: skip
CHANNELS: Final = _table(
    voice="voice,call,phone,telephone,telephony,audio,pstn,sip,电话,语音,通话",
    chat="chat,webchat,web chat,live chat,聊天,在线,在线客服",
    email="email,e-mail,mail,邮件,电子邮件",
    message="message,sms,text,whatsapp,messaging,wechat,短信,微信,消息",
    video="video,video call,视频",
)
YES: Final = _words("y,yes,true,t,1,x,ja,oui,si,是,有,对,已,√,✓")
NO: Final = _words("n,no,false,f,0,nein,non,否,无,不,未,×,✗")
OUTCOMES: Final = _table(
    resolved="resolved,solved,closed,fixed,success,successful,已解决,解决,成功,完成",
    unresolved="unresolved,not resolved,unsolved,open,pending,follow up,follow-up,escalated,未解决,没解决,待跟进,跟进",
    transferred="transferred,transfer,xfer,queue_transfer,已转接,转接,转出,转人工",
    abandoned="abandoned,abandon,abandon_call,lost,missed,drop,dropped,noanswer,no answer,no-answer,not answered"
    ",unanswered,short_abandoned,canceled,cancelled,放弃,已放弃,未接,未接听,未接通,呼损,排队放弃,挂断",
    failed="failed,failure,fail,error,busy,congestion,chanunavail,declined,失败,忙,占线,异常,系统失败",
    unknown="answered,answer,completed,handled,connected,normal,ok,voicemail,接听,已接,已接听,接通,已接通,正常",
)
"""An answered call says nothing about how it ended."""
KINDS: Final = _table(
    csat="csat,satisfaction,customer satisfaction,rating,满意度,满意",
    nps="nps,net promoter,net promoter score,recommend,推荐,净推荐值,推荐度",
    ces="ces,effort,customer effort,customer effort score,费力度,客户费力度",
    resolved="resolved,resolution,fcr,first contact resolution,解决,是否解决,一次解决",
)
FIVE: Final = {
    "very dissatisfied": 1, "very unsatisfied": 1, "terrible": 1, "very poor": 1, "very bad": 1, "awful": 1,
    "strongly disagree": 1, "非常不满意": 1, "很不满意": 1, "极不满意": 1, "很差": 1, "非常差": 1,
    "dissatisfied": 2, "unsatisfied": 2, "not satisfied": 2, "poor": 2, "bad": 2, "disagree": 2,
    "不满意": 2, "差": 2, "较差": 2, "不太满意": 2, "较不满意": 2, "比较不满意": 2,
    "neutral": 3, "ok": 3, "okay": 3, "average": 3, "fair": 3, "neither": 3, "一般": 3, "中立": 3, "普通": 3,
    "satisfied": 4, "good": 4, "agree": 4, "满意": 4, "好": 4, "较好": 4, "比较满意": 4, "较满意": 4, "基本满意": 4,
    "very satisfied": 5, "excellent": 5, "great": 5, "very good": 5, "strongly agree": 5, "extremely satisfied": 5,
    "非常满意": 5, "很满意": 5, "十分满意": 5, "很好": 5, "非常好": 5,
}  # fmt: skip
"""Words of five steps from worst to best; where a column uses fewer, they are the steps of a shorter scale."""
FACES: Final = {
    **dict.fromkeys("😡😠🤬😤😭", 1),
    **dict.fromkeys("😞🙁☹😟😕😢😒", 2),
    **dict.fromkeys("😐😑😶🫤", 3),
    **dict.fromkeys("🙂😊☺😌", 4),
    **dict.fromkeys("😀😃😄😁😍🤩🥰😆", 5),
}
"""Faces of five steps; a column with fewer is on a shorter scale, as with words."""
THUMBS: Final = {"👎": 0, "👍": 1}
SKIN: Final = dict.fromkeys([0xFE0F, *range(0x1F3FB, 0x1F400)])
"""Marks that change how a sign looks, not what it says."""
STEPS: Final = {**FIVE, **FACES}
UNRATED: Final = _words(
    "未评价,未评,无评价,没有评价,not rated,no rating,no answer,no response,unrated,未参与,默认,超时"
)
NOTHING: Final = _words(
    ",-,--,—,null,NULL,Null,None,none,[None],[Deleted],N/A,n/a,#N/A,NaN,nan,\\N,(null),<null>,undefined,无数据,空"
)
"""Cells that hold nothing."""


def steps_of(words: set[str]) -> tuple[dict[str, float], tuple[float, float]] | None:
    """Value of each word and the ends of the scale of a column of such words; None where one is no rating."""
    if words and words <= THUMBS.keys():
        return {word: float(step) for word, step in THUMBS.items()}, (0.0, 1.0)
    if not words or any(word not in STEPS for word in words):
        return None
    used = {STEPS[word] for word in words}
    if (used & {1, 5} and len(used) > 1) or used in ({1}, {5}):
        return {word: float(step) for word, step in STEPS.items()}, (1.0, 5.0)
    if 3 in used:
        return {word: float(min(3, max(1, step - 1))) for word, step in STEPS.items()}, (1.0, 3.0)
    return {word: float(step > 3) for word, step in STEPS.items()}, (0.0, 1.0)

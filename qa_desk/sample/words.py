"""What customers and coaches of the sample centre write, in both languages. All invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Bank = Mapping[str, Sequence[str]]

VERBATIMS: Mapping[str, Bank] = {
    "en": {
        "low": (
            "Still not sorted. That's twenty minutes of my life.",
            "I had to explain everything twice.",
            "She was polite but nothing actually happened.",
            "Kept me on hold without saying why.",
            "Felt like he was reading from a script.",
            "Promised a call back. No call back.",
            "I was told something different last week.",
            "Rushed me off the phone.",
            "He never said sorry, not once.",
            "Complete waste of time, going elsewhere.",
        ),
        "middle": (
            "Okay in the end but it took a while.",
            "Friendly enough. Not sure it's really fixed.",
            "The agent was fine, the rules are silly.",
            "Would have liked a clearer answer.",
            "Long wait, then quick.",
            "Fine.",
        ),
        "high": (
            "Listened, understood, fixed it. Thank you.",
            "She told me exactly what happens next. Perfect.",
            "Best call I've had with any company this year.",
            "He took it on himself and didn't pass me around.",
            "Quick and kind.",
            "Explained it in plain English.",
            "I was upset and she was so patient with me.",
            "Rang me back when he said he would!",
            "Sorted in one call.",
            "Made me laugh on a bad day.",
        ),
    },
    "zh": {
        "low": (
            "问题还是没解决，白等了二十分钟。",
            "同样的话说了好几遍，每次都要重新讲。",
            "说给我回电话，到现在也没打。",
            "态度冷冰冰的，像念稿子。",
            "让我一直等，也不说为什么。",
            "上次那个人说的和这次不一样，到底听谁的？",
            "没说几句就想挂我电话。",
            "一句抱歉都没有，太让人不愉快了。",
            "推来推去，没人负责。",
            "不会再用了。",
        ),
        "middle": (
            "最后是办好了，就是太慢。",
            "客服还行，规定有点死板。",
            "态度不错，不知道是不是真修好了。",
            "一般吧。",
            "说得不够清楚，我自己又查了半天。",
            "等的时间长了点。",
        ),
        "high": (
            "特别耐心，一步一步教我弄好了。",
            "说清楚了接下来会怎么样，心里踏实。",
            "主动帮我想办法，没有推来推去。",
            "很专业，也很热情，点赞！",
            "一个电话就解决了，没想到这么快。",
            "我着急的时候她一直安慰我，谢谢。",
            "说几点回电就几点回电，靠谱。",
            "讲得明白，我这把年纪也听得懂。",
            "比上次好太多了，进步很大。",
            "五分好评，给小伙子加鸡腿。",
        ),
    },
}

REASON_VERBATIMS: Mapping[str, Mapping[str, Bank]] = {
    "en": {
        "broadband.fault": {
            "low": ("Third call, still no internet.", "Asked me to restart the router. Again."),
            "high": ("Back online before we hung up.",),
        },
        "retail.refund": {"low": ("Where is my money?",), "high": ("Refund came the same evening.",)},
        "travel.cancel": {
            "low": ("You cancelled, and I had to pay for a hotel.",),
            "high": ("New flight in ten minutes, on a day like that.",),
        },
        "cards.fee": {
            "low": ("Fees hidden in the small print.",),
            "high": ("Took the fee off, no argument.",),
        },
    },
    "zh": {
        "broadband.fault": {
            "low": ("第三次打电话了，网还是断的。", "又让我重启光猫，我都会背了。"),
            "high": ("还没挂电话网就通了。",),
        },
        "retail.refund": {"low": ("钱到底什么时候退？",), "high": ("当天晚上钱就到账了。",)},
        "travel.cancel": {
            "low": ("你们取消的航班，酒店钱要我自己出。",),
            "high": ("那么乱的一天，十分钟就给我改好了。",),
        },
        "cards.fee": {"low": ("年费写在小字里，谁看得到。",), "high": ("二话没说就把年费退了。",)},
    },
}

FEEDBACK: Mapping[str, Bank] = {
    "en": {
        "good": (
            "A calm, complete call. Keep the summary at the end, customers quote it back to us.",
            "You let the customer finish, and it saved you both time.",
            "Nothing to add. May I use this one with the new starters?",
        ),
        "fair": (
            "Solid. Pick one thing from the comments for next week.",
            "The answer was right; say it sooner, and say what happens next.",
            "Good ending. The beginning sounded like a form being filled in.",
        ),
        "poor": (
            "Let us listen to this one together before Thursday.",
            "The customer told you the problem twice. Write it down the first time and say it back.",
            "You know how to do this better. Let us find out what got in the way.",
        ),
    },
    "zh": {
        "good": (
            "整通电话很稳，结尾的总结保持住，客户会记得。",
            "让客户把话说完，其实两边都省了时间。",
            "没什么可补充的，这通可以给新同事做示范吗？",
        ),
        "fair": (
            "整体不错，从评语里挑一条，下周重点练。",
            "答案是对的，可以说得更早，并说清下一步。",
            "结尾很好，开头有点像在填表。",
        ),
        "poor": (
            "周四之前我们一起把这通听一遍。",
            "客户把问题说了两遍。第一遍就记下来，并复述给他听。",
            "你平时能做得更好，我们一起看看卡在哪里。",
        ),
    },
}

ANSWER_COMMENTS: Mapping[str, Sequence[str]] = {
    "en": (
        "Not heard on this call.",
        "Came too late to help.",
        "Half of it: the customer had to ask again.",
        "Said in jargon.",
        "Missed the chance after the hold.",
    ),
    "zh": (
        "这通里没有听到。",
        "说得太晚，客户已经着急了。",
        "只做了一半，客户又追问了一遍。",
        "用了内部术语，客户没听懂。",
        "保持之后的机会没有抓住。",
    ),
}

CRITICAL_COMMENTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "identity": "Spoke about the account before anybody was identified.",
        "correct": "The answer was wrong; the customer will be back.",
        "concession": "Promised what the rules do not allow.",
        "card_number": "Recording was not paused while the card number was read out.",
        "solved": "Nothing was settled in the end.",
        "earlier_contact": "The customer had to tell it all again.",
    },
    "zh": {
        "identity": "没有核实身份就谈了账户。",
        "correct": "答复有误，客户还会再打来。",
        "concession": "答应了规定不允许的事。",
        "card_number": "念卡号时没有暂停录音。",
        "solved": "最后没有任何结果。",
        "earlier_contact": "客户又从头讲了一遍。",
    },
}
"""By question key, for answers that fail it."""

COACHING_NOTES: Mapping[str, Sequence[str]] = {
    "en": (
        "Listened to two calls together. We agreed on one sentence to try on every call this week.",
        "Role play: the impatient customer. Tried three ways and kept the second.",
        "Compared a call from last month with this week's. Next look in two weeks.",
    ),
    "zh": (
        "一起听了两通录音，约好这周每通都试一句话。",
        "角色扮演：着急的客户。试了三种说法，留下第二种。",
        "拿上个月的一通和这周的一通对比，两周后再看。",
    ),
}


def band(rating: int) -> str:
    """low for 1 and 2, middle for 3, high for 4 and 5."""
    return "low" if rating <= 2 else "middle" if rating == 3 else "high"


def verbatims(language: str, reason: str, rating: int) -> Sequence[str]:
    """What a customer might write; lines about the reason itself stand twice, they are likelier."""
    own = REASON_VERBATIMS[language].get(reason, {}).get(band(rating), ())
    return (*VERBATIMS[language][band(rating)], *own, *own)

import { type LocalisedText, text } from '@anlan/core';

/** Name of the built-in model, so chosen that nobody takes it for a real one. */
export const TOUR_MODEL = 'anlan-tour';

/** Stands in a demonstration answer and in the word list of the example application, so that the output guard acts. */
export const TOUR_FORBIDDEN_WORDS: LocalisedText = text('安澜演示禁语', 'anlan-demo-forbidden-phrase');

/** What a person writes to see a control at work. */
export const TOUR_TRIGGERS = {
  forbiddenWord: ['演示违禁词', 'demo forbidden word'],
  toolCall: ['演示工具调用', 'demo tool call'],
} as const;

/** Begins every answer in prose: nobody may take a canned text for what a model said. */
export const TOUR_OPENING: LocalisedText = text(
  '（这是内置导览模型 anlan-tour 的预设回答，背后没有真实模型。）\n\n',
  '(This is a canned answer of the built-in tour model anlan-tour; no real model is behind it.)\n\n',
);

export interface TourTopic {
  /** Matched against the last message of the person. */
  readonly pattern: RegExp;
  readonly answer: LocalisedText;
}

/** The first topic that matches answers; greetings last, since they often stand before a question. */
export const TOUR_TOPICS: readonly TourTopic[] = [
  {
    pattern: /分级|等级|风险级别|评级|\bgrad(e|es|ed|ing)\b|\brisk levels?\b/i,
    answer: text(
      '安澜把登记的应用情况交给一组公开的规则，得出五级风险中的一级，并逐条说明理由：用了哪条规则、依据哪项填报、对应哪一条款。等级越高，要做的措施越多、要求越严。在“应用”页面可以看到示例应用的等级和理由。',
      'Anlan applies a published set of rules to what was registered about an application and arrives at one of five risk levels. It gives its reasons one by one: which rule, which answer, which clause. The higher the level, the more measures are due and the stricter they are. The page of the example application shows its level and the reasons.',
    ),
  },
  {
    pattern: /标识|水印|标签|\blabel(s|ed|ing|led|ling)?\b|\bwatermarks?\b/i,
    answer: text(
      '《人工智能生成合成内容标识办法》要求生成合成的内容带有标识：人能看见的显式标识，和写在文件数据里的隐式标识。网关在这段回答的末尾加上的一行字，就是文本的显式标识。',
      "China's measures for labeling AI-generated and synthetic content ask for two kinds of labels: explicit ones that people see, and implicit ones inside the file's data. The line that the gateway adds at the end of this answer is the explicit label for text.",
    ),
  },
  {
    pattern: /护栏|拦截|过滤|脱敏|防护|\bguard(s|rail|rails)?\b|\bfilter(s|ing)?\b|\bredact(s|ed|ion)?\b/i,
    answer: text(
      '护栏先看送进来的内容，再看模型的回答，按策略放行、标记、脱敏、替换、转人工复核或拦截。可以自己试：发送“演示违禁词”，看回答怎样在半句处被截停；或者写一个测试用的银行卡号，看模型收到的是什么。',
      'The guard reads what goes to the model and what comes back, and acts as the policy says: allow, flag, redact, replace, send to a person for review, or block. Try it: send "demo forbidden word" and watch the answer being cut in the middle of a sentence, or write the number of a test bank card and see what reaches the model.',
    ),
  },
  {
    pattern: /日志|审计|记录|证据|\blogs?\b|\blogging\b|\baudits?\b|\brecords?\b|\bevidence\b/i,
    answer: text(
      '日志只追加、不改写。每条记录进入一棵默克尔树，任何人都能凭签名的检查点离线核对它没有被改过。记录写明判定、计数和所对应的条款，不写你的原话。这次对话也已经记下：先落盘，后放行。',
      'The log is only ever appended to. Every record goes into a Merkle tree, and with a signed checkpoint anybody can verify offline that it was not altered. Records hold verdicts, counts and the clauses that they are evidence for, not your words. This conversation is recorded too: first durable, then released.',
    ),
  },
  {
    pattern: /安澜|\banlan\b|你是谁|你是什么|\bwho are you\b|\bwhat are you\b/i,
    answer: text(
      '安澜是一套开源的人工智能安全治理系统：登记应用、评定风险等级、列出要做的措施，并站在模型前面把措施落到实处，每一步都写进任何人都能核对的日志。你读到的这段话，就是经过它的网关送来的。',
      'Anlan is an open-source system for AI safety governance. It registers applications, grades their risk and lists the measures that are due; it stands in front of the model and carries them out, and writes every step into a log that anybody can verify. The text that you are reading came through its gateway.',
    ),
  },
  {
    pattern: /你好|您好|哈喽|\bhello\b|\bhi\b|\bhey\b|\bgood (morning|afternoon|evening)\b/i,
    answer: text(
      '你好！可以问我：什么是安澜、怎样分级、标识是什么、护栏做什么、日志怎样核对。',
      'Hello! You can ask me what Anlan is, how grading works, what labels are, what the guard does and how the log is verified.',
    ),
  },
];

export const TOUR_DEFAULT: LocalisedText = text(
  '我只会几个话题：什么是安澜、分级、标识、护栏、日志。还可以发送“演示违禁词”或“演示工具调用”。要得到真正的回答，请在配置里接上一个模型服务。',
  'I know a few topics only: what Anlan is, grading, labels, the guard and the log. You can also send "demo forbidden word" or "demo tool call". For real answers, connect a model service in the configuration.',
);

/** `{word}` stands in the middle of a sentence, so that a stream is cut there and not at a convenient place. */
export const TOUR_FORBIDDEN: LocalisedText = text(
  '下面这句话里有一个演示用的受限词：河水平静地流过{word}然后汇入大海。读到“大海”，说明输出没有被护栏截停。',
  'The next sentence holds a restricted term made for this demonstration: the river runs calmly past {word} and then reaches the sea. If you can read the word "sea", the output was not stopped by the guard.',
);

/** `{tags}` are the tags that the guard put in place of personal data. */
export const TOUR_REDACTED: LocalisedText = text(
  '我只看到了{tags}，没有看到原来的内容：在你的消息交给模型之前，网关已经把它换成了标签。',
  'I only saw {tags}, not what you wrote: the gateway put the tag in its place before your message reached the model.',
);

export const TOUR_TOOL_DONE: LocalisedText = text(
  '工具已经返回结果，工具调用的演示到此结束。',
  'The tool has returned its result; that is the end of the tool call demonstration.',
);

export const TOUR_NO_TOOLS: LocalisedText = text(
  '这次请求没有带工具，所以演示不了工具调用。请在请求的 tools 里给出至少一个函数。',
  'This request came without tools, so that there is nothing to call. Give at least one function in the tools of the request.',
);

/** Value of a required string argument in the tool call demonstration. */
export const TOUR_ARGUMENT: LocalisedText = text('示例', 'example');

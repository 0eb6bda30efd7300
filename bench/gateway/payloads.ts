/** What goes over the wire in the gateway bench. Nothing in it is stopped, so that every stage does its whole work. */

export const SYSTEM: string =
  '你是一家城市图书馆的咨询助手。请用简洁、礼貌的中文回答读者关于开放时间、借阅规则、活动预约的问题；' +
  '不清楚的事情请直说，并建议读者致电服务台。';
export const QUESTION: string =
  '您好，我想问一下：周末少儿阅览室几点开门？我们家有两个孩子，一个六岁一个九岁，想借几本关于恐龙和天文的书。' +
  '另外，听说下个月有一场关于古籍修复的公开讲座，需要提前多久预约，能不能带孩子一起参加？谢谢！';

const SENTENCES = [
  '您好！少儿阅览室周末上午九点开门，',
  '下午五点半闭馆，中午不休息。',
  '恐龙和天文类的绘本在二层东侧，',
  '六岁以下的孩子需要家长陪同。',
  '每张读者证一次可以借十册，借期三十天，',
  '到期前可以续借一次。',
  '古籍修复的公开讲座安排在下个月第二个周六下午，',
  '提前七天开始预约，额满为止。',
  '讲座欢迎八岁以上的孩子随家长参加，',
  '现场还有装订线装书的体验环节。',
];
/** What the stand-in says. */
export const ANSWER: string = SENTENCES.join('');

/** Names of models that the stand-in understands: how it answers. */
export const MODELS = {
  /** JSON, or all frames of a stream back to back. */
  instant: 'bench-instant',
  /** A stream of twenty content frames, one every 5 ms. */
  paced: 'bench-paced',
} as const;

export const PACE_MS = 5;
const PACED_FRAMES = 20;
const FRAMES = 50;

/** A chat request of about 0.7 kB. */
export function requestBody(model: string, stream: boolean): string {
  const messages = [
    { role: 'system', content: SYSTEM },
    { role: 'user', content: QUESTION },
  ];
  return JSON.stringify({ model, messages, temperature: 0.7, ...(stream && { stream: true }) });
}

const HEAD = { id: 'chatcmpl-bench0123456789', created: 1_767_225_600, model: MODELS.instant } as const;
const USAGE = { prompt_tokens: 212, completion_tokens: 168, total_tokens: 380 };

/** A chat completion of about 1.1 kB. */
export const jsonReply: string = JSON.stringify({
  ...HEAD,
  object: 'chat.completion',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: ANSWER + ANSWER.slice(0, 100) },
      finish_reason: 'stop',
      logprobs: null,
    },
  ],
  usage: USAGE,
  system_fingerprint: 'fp_bench',
});

/** Role, 50 pieces of content, stop, end mark: about 9 kB. */
export const streamReply: readonly string[] = frames(FRAMES);
export const pacedReply: readonly string[] = frames(PACED_FRAMES);

function frames(count: number): string[] {
  const pieces = Array.from({ length: count }, (_, index) => piece(index));
  return [
    frame({ role: 'assistant', content: '' }),
    ...pieces.map((content) => frame({ content })),
    frame({}, 'stop'),
    'data: [DONE]\n\n',
  ];
}

/** Three characters, as models stream Chinese. */
function piece(index: number): string {
  const at = (index * 3) % (ANSWER.length - 3);
  return ANSWER.slice(at, at + 3);
}

function frame(delta: object, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ ...HEAD, object: 'chat.completion.chunk', choices })}\n\n`;
}

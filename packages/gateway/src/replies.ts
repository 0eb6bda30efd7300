import { type Locale, type LocalisedText, localise, text } from '@anlan/core';

/** What a person reads in place of a stopped text. Says neither what was found nor by which rule. */
const replies: Readonly<Record<'input' | 'output', LocalisedText>> = {
  input: text(
    '抱歉，这条请求触发了安全策略，无法处理。请调整内容后重试；如认为有误，可联系服务提供者申诉。',
    'Sorry, this request was stopped by the safety policy. Please rephrase it, or contact the service provider if you think that this is a mistake.',
  ),
  output: text(
    '抱歉，生成的内容触发了安全策略，未予展示。请换一种问法；如认为有误，可联系服务提供者申诉。',
    'Sorry, the generated answer was stopped by the safety policy and is not shown. Please ask in another way, or contact the service provider if you think that this is a mistake.',
  ),
};

const HAN = /\p{Script=Han}/u;

/** The standard reply in the language in which the person wrote. */
export function standardReply(direction: 'input' | 'output', userText: string): string {
  const locale: Locale = HAN.test(userText.slice(-2000)) || userText === '' ? 'zh' : 'en';
  return localise(replies[direction], locale);
}

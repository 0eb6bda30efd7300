export const snippets = ['node', 'python', 'curl'] as const;
export type Snippet = (typeof snippets)[number];

const KEY = 'ANLAN_API_KEY';

export interface FirstCall {
  readonly baseUrl: string;
  readonly model: string;
  readonly prompt: string;
}

/** A first call, ready to paste. The key is named, never written. */
export function snippet(kind: Snippet, { baseUrl, model, prompt }: FirstCall): string {
  const question = JSON.stringify(prompt);
  switch (kind) {
    case 'node':
      return `import OpenAI from 'openai';

const client = new OpenAI({ baseURL: '${baseUrl}', apiKey: process.env.${KEY} });
const answer = await client.chat.completions.create({
  model: '${model}',
  messages: [{ role: 'user', content: ${question} }],
});
console.log(answer.choices[0].message.content);`;
    case 'python':
      return `import os
from openai import OpenAI

client = OpenAI(base_url="${baseUrl}", api_key=os.environ["${KEY}"])
answer = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": ${question}}],
)
print(answer.choices[0].message.content)`;
    case 'curl':
      return `curl ${baseUrl}/chat/completions \\
  -H "authorization: Bearer $${KEY}" \\
  -H "content-type: application/json" \\
  -d ${shellQuote(JSON.stringify({ model, messages: [{ role: 'user', content: prompt }] }))}`;
  }
}

/** One word for a POSIX shell, whatever it holds. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

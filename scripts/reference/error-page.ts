import type { ErrorEntry } from '@anlan/api';

const HEAD = `# Error codes

Every error that leaves over HTTP has one of these codes. The management API (\`/api/v1\`) answers with

\`\`\`json
{ "error": { "code": "conflict", "message": "…", "details": { "version": 3 }, "request_id": "…" } }
\`\`\`

and \`/v1\` with the error shape of OpenAI, whose \`type\` stands in the table, with the same code and message. The message
is in the language that \`accept-language\` asks for. The \`request_id\` leads to the records of the call.

A block by policy is 400 or 403: clients repeat 409, 429 and 5xx by themselves, and a block must not be repeated. Codes
are never reused for another meaning.

| code | HTTP | type | what it says | 中文 |
| --- | --- | --- | --- | --- |
`;

/** The error table as a page, in the order of status and code. */
export function errorPage(table: Readonly<Record<string, ErrorEntry>>): string {
  const rows = Object.entries(table).sort(([codeA, a], [codeB, b]) => a.status - b.status || (codeA < codeB ? -1 : 1));
  return HEAD + rows.map(([code, entry]) => `${row(code, entry)}\n`).join('');
}

function row(code: string, { status, type, message }: ErrorEntry): string {
  return `| \`${code}\` | ${status} | \`${type}\` | ${cell(message.en)} | ${cell(message.zh)} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

import type { Messages } from '../zh.ts';

export const signIn = {
  title: 'Sign in',
  heading: 'Sign in to the Anlan console',
  lead: 'Your one-time sign-in link is here. It works once, within 15 minutes.',
  name: 'Your name',
  nameHelp: 'Asked at the first sign-in and shown in the audit records; leave it empty if you have an account.',
  namePlaceholder: 'For example: Li Ming',
  nameRequired: 'This is the first sign-in: please give your name.',
  submit: 'Sign in',
  noLinkHeading: 'Sign in with a one-time link',
  noLink: 'Anlan has no default password. Run this on the server, then open the link that it prints:',
  noLinkOthers: 'If a colleague is an administrator, they can also make you a link under Administration → Accounts.',
  paste: 'You have a link already? Paste it here',
  pastePlaceholder: 'http://…/sign-in#token=…',
  pasteSubmit: 'Use this link',
  pasteWrong: 'This does not look like a sign-in link: it should contain token=.',
  again: 'Use another link',
} satisfies Messages['signIn'];

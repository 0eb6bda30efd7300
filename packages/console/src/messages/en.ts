import { administration } from './en/administration.ts';
import { application } from './en/application.ts';
import { applications } from './en/applications.ts';
import { findings } from './en/findings.ts';
import { frame } from './en/frame.ts';
import { framework } from './en/framework.ts';
import { home } from './en/home.ts';
import { log } from './en/log.ts';
import { playground } from './en/playground.ts';
import { profile } from './en/profile.ts';
import { signIn } from './en/sign-in.ts';
import { traffic } from './en/traffic.ts';
import { words } from './en/words.ts';
import type { Messages } from './zh.ts';

/** Every word of the console in English. */
export const en = {
  administration,
  application,
  applications,
  findings,
  frame,
  framework,
  home,
  log,
  playground,
  profile,
  signIn,
  traffic,
  words,
} satisfies Messages;

import { administration } from './zh/administration.ts';
import { application } from './zh/application.ts';
import { applications } from './zh/applications.ts';
import { findings } from './zh/findings.ts';
import { frame } from './zh/frame.ts';
import { framework } from './zh/framework.ts';
import { home } from './zh/home.ts';
import { log } from './zh/log.ts';
import { playground } from './zh/playground.ts';
import { profile } from './zh/profile.ts';
import { signIn } from './zh/sign-in.ts';
import { traffic } from './zh/traffic.ts';
import { words } from './zh/words.ts';

/** Every word of the console in Chinese. The shape of this object is the shape of every language. */
export const zh = {
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
};

export type Messages = typeof zh;

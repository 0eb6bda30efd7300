import type { LabelFormat } from '../format.ts';
import { isAvi } from './avi-form.ts';
import { planAvi } from './avi-plan.ts';
import { readAvi } from './avi-read.ts';

/** AVI, also of several forms (OpenDML). */
export const aviFormat: LabelFormat = { name: 'avi', extensions: ['avi'], sniff: isAvi, read: readAvi, plan: planAvi };

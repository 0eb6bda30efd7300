import type { Application, ApplicationProfile, Register } from '@anlan/govern';
import { systemActor } from './records/record-factory.ts';

const profile: ApplicationProfile = {
  name: '示例：客服助手 · Example: help desk',
  purpose:
    '随产品附带的示例应用，由内置导览模型回答，不连接任何外部服务；其记录只作演示，不构成证据。\n' +
    'The example that comes with the product, answered by the built-in tour model; its records are shown and prove nothing.',
  sector: 'general',
  audiences: ['public'],
  impact: 'limited',
  autonomy: 'assists',
  users: 'under_10k',
  capabilities: ['text_generation', 'retrieval'],
  criticalInfrastructure: false,
  mainlandChina: true,
  roles: ['deployer', 'operator'],
};

/** Registers the example application in an empty register, so that everything can be tried with no network. */
export async function seedExample(register: Register): Promise<Application | undefined> {
  const existing = await register.list();
  if (existing.length > 0) return undefined;
  return register.register(profile, systemActor, { example: true });
}

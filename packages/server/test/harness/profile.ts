import type { Profile } from '@anlan/api';

/** The profile of an application, as a person would fill it in. */
export function sampleProfile(change: Partial<Profile> = {}): Profile {
  return {
    name: '合同审阅助手',
    purpose: '帮助法务人员审阅合同',
    sector: 'general',
    audiences: ['employees'],
    impact: 'limited',
    autonomy: 'assists',
    users: 'under_10k',
    capabilities: ['text_generation'],
    criticalInfrastructure: false,
    mainlandChina: true,
    roles: ['deployer'],
    ...change,
  };
}

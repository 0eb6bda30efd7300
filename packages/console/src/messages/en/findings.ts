import type { Messages } from '../zh.ts';

export const findings = {
  classes: {
    prompt_injection: 'Prompt injection',
    jailbreak: 'Jailbreak',
    system_prompt_extraction: 'System prompt extraction',
    'prohibited_content.fraud': 'Fraud',
    'prohibited_content.drugs': 'Drugs',
    'prohibited_content.weapons': 'Weapons',
    'prohibited_content.child_sexual_exploitation': 'Child sexual exploitation',
    'prohibited_content.self_harm': 'Self-harm',
    operator_list: 'Operator’s own list',
    'personal_data.cn_resident_id': 'Chinese ID number',
    'personal_data.cn_mobile': 'Chinese mobile number',
    'personal_data.bank_card': 'Bank card number',
    'personal_data.email': 'E-mail address',
    'secret.private_key': 'Private key',
    'secret.api_key': 'API key',
  },
  /** Why a text was stopped without a finding. */
  reasons: {
    stage_failed: 'a check could not finish, so nothing is released',
    buffer_exceeded: 'too long to be decided',
  },
  views: {
    raw: 'as written',
    folded: 'normalised (width, case, hidden characters)',
    spaced: 'without separators between characters',
  },
} satisfies Messages['findings'];

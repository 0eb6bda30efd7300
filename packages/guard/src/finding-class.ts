import { clause } from '@anlan/catalog';
import { type ClauseId, type LocalisedText, text } from '@anlan/core';

/** What a finding is about. The part before the dot is its family; policies may name either. */
export const findingClasses = [
  'prompt_injection',
  'jailbreak',
  'system_prompt_extraction',
  'prohibited_content.fraud',
  'prohibited_content.drugs',
  'prohibited_content.weapons',
  'prohibited_content.child_sexual_exploitation',
  'prohibited_content.self_harm',
  'operator_list',
  'personal_data.cn_resident_id',
  'personal_data.cn_mobile',
  'personal_data.bank_card',
  'personal_data.email',
  'personal_data.cn_landline',
  'personal_data.cn_social_credit_code',
  'personal_data.cn_social_security',
  'personal_data.passport',
  'personal_data.travel_permit',
  'personal_data.vehicle_plate',
  'personal_data.person_name',
  'personal_data.address',
  'personal_data.messenger_account',
  'personal_data.ip_address',
  'personal_data.iban',
  'personal_data.us_ssn',
  'personal_data.coordinates',
  'secret.private_key',
  'secret.api_key',
  'secret.token',
  'secret.connection_string',
  'secret.password',
] as const;
export type FindingClass = (typeof findingClasses)[number];

export interface FindingClassInfo {
  /** Clauses for which a finding of this class is evidence: a blocked or marked one shows the measure at work. */
  readonly clauses: readonly ClauseId[];
  /** What stands in the place of a redacted value, in square brackets. */
  readonly tag: LocalisedText;
}

// asgf@2.0 4.2.2.a: protection of the running model against interference; 4.2.2.b: guardrails that filter input and
// output; 4.1.2.d: sensitive personal information and important data; 6.2.7: guardrails against unlawful or harmful
// content and prompt injection.
const attack: readonly ClauseId[] = [clause('asgf@2.0/4.2.2.a'), clause('asgf@2.0/4.2.2.b'), clause('asgf@2.0/6.2.7')];
const content: readonly ClauseId[] = [clause('asgf@2.0/4.2.2.b'), clause('asgf@2.0/6.2.7')];
const data: readonly ClauseId[] = [clause('asgf@2.0/4.2.2.b'), clause('asgf@2.0/4.1.2.d')];

/** Everything that is fixed about a class. */
export const findingClassInfo: Readonly<Record<FindingClass, FindingClassInfo>> = {
  prompt_injection: { clauses: attack, tag: text('提示词注入', 'prompt injection') },
  jailbreak: { clauses: attack, tag: text('越狱指令', 'jailbreak') },
  system_prompt_extraction: { clauses: attack, tag: text('系统提示词套取', 'system prompt extraction') },
  'prohibited_content.fraud': { clauses: content, tag: text('涉诈内容', 'fraud') },
  'prohibited_content.drugs': { clauses: content, tag: text('涉毒内容', 'drugs') },
  'prohibited_content.weapons': { clauses: content, tag: text('涉武器内容', 'weapons') },
  'prohibited_content.child_sexual_exploitation': { clauses: content, tag: text('侵害未成年人内容', 'child abuse') },
  'prohibited_content.self_harm': { clauses: content, tag: text('自伤内容', 'self-harm') },
  operator_list: { clauses: content, tag: text('受限词', 'restricted term') },
  'personal_data.cn_resident_id': { clauses: data, tag: text('身份证号', 'ID number') },
  'personal_data.cn_mobile': { clauses: data, tag: text('手机号', 'mobile number') },
  'personal_data.bank_card': { clauses: data, tag: text('银行卡号', 'bank card number') },
  'personal_data.email': { clauses: data, tag: text('电子邮箱', 'e-mail address') },
  'personal_data.cn_landline': { clauses: data, tag: text('固定电话', 'landline number') },
  'personal_data.cn_social_credit_code': { clauses: data, tag: text('统一社会信用代码', 'social credit code') },
  'personal_data.cn_social_security': { clauses: data, tag: text('社保医保号', 'social insurance number') },
  'personal_data.passport': { clauses: data, tag: text('护照号', 'passport number') },
  'personal_data.travel_permit': { clauses: data, tag: text('通行证号', 'travel permit number') },
  'personal_data.vehicle_plate': { clauses: data, tag: text('车牌号', 'number plate') },
  'personal_data.person_name': { clauses: data, tag: text('姓名', 'name') },
  'personal_data.address': { clauses: data, tag: text('地址', 'address') },
  'personal_data.messenger_account': { clauses: data, tag: text('社交账号', 'messenger account') },
  'personal_data.ip_address': { clauses: data, tag: text('IP地址', 'IP address') },
  'personal_data.iban': { clauses: data, tag: text('国际银行账号', 'IBAN') },
  'personal_data.us_ssn': { clauses: data, tag: text('美国社会安全号', 'social security number') },
  'personal_data.coordinates': { clauses: data, tag: text('位置坐标', 'coordinates') },
  'secret.private_key': { clauses: data, tag: text('私钥', 'private key') },
  'secret.api_key': { clauses: data, tag: text('访问密钥', 'API key') },
  'secret.token': { clauses: data, tag: text('令牌', 'token') },
  'secret.connection_string': { clauses: data, tag: text('连接凭据', 'connection credentials') },
  'secret.password': { clauses: data, tag: text('密码', 'password') },
};

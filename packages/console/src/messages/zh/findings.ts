/** 检测结果用语：类别和比对方式。表中没有的代码原样显示。 */
export const findings = {
  classes: {
    prompt_injection: '提示词注入',
    jailbreak: '越狱指令',
    system_prompt_extraction: '套取系统提示词',
    'prohibited_content.fraud': '涉诈内容',
    'prohibited_content.drugs': '涉毒内容',
    'prohibited_content.weapons': '涉武器内容',
    'prohibited_content.child_sexual_exploitation': '侵害未成年人内容',
    'prohibited_content.self_harm': '自伤内容',
    operator_list: '自定义受限词',
    'personal_data.cn_resident_id': '身份证号',
    'personal_data.cn_mobile': '手机号',
    'personal_data.bank_card': '银行卡号',
    'personal_data.email': '电子邮箱',
    'secret.private_key': '私钥',
    'secret.api_key': '访问密钥',
  },
  /** 没有发现具体内容、但仍被拦截的原因。 */
  reasons: {
    stage_failed: '检查未能完成，按策略不予放行',
    buffer_exceeded: '内容过长，无法判定',
  },
  views: {
    raw: '原文',
    folded: '归一化后（全半角、大小写、隐藏字符）',
    spaced: '去除汉字间隔后',
  },
};

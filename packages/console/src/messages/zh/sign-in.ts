/** 登录页。 */
export const signIn = {
  title: '登录',
  heading: '登录安澜控制台',
  lead: '已识别一次性登录链接。链接 15 分钟内有效，只能使用一次。',
  name: '您的姓名',
  nameHelp: '首次登录时填写，会出现在审计记录里；已有账号可以留空。',
  namePlaceholder: '例如：李明',
  nameRequired: '这是首次登录，请填写姓名。',
  submit: '登录',
  noLinkHeading: '请使用一次性链接登录',
  noLink: '安澜没有默认密码。请在服务器上运行下面的命令，然后打开它给出的链接：',
  noLinkOthers: '已有同事是管理员？也可以请其在“管理 → 账号”中为您生成登录链接。',
  paste: '已经拿到链接？也可以粘贴在这里',
  pastePlaceholder: 'http://…/sign-in#token=…',
  pasteSubmit: '使用这个链接',
  pasteWrong: '这不像是登录链接：链接中应含有 token=。',
  again: '改用另一个链接',
};

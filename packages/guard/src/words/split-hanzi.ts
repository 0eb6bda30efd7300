/**
 * Hanzi that fall apart into two that are written side by side ("木仓" for 枪), with radicals in the form that stands on
 * the left. Own selection: characters of listed words and common ones. For deny words only: parts are words of their own.
 */
const SPLITS =
  '强弓虽 枪木仓 弹弓单 炸火乍 骗马扁 诈讠乍 毒主母 赌贝者 博十尃 钱钅戋 银钅艮 炮火包 爆火暴 烧火尧 炭山灰 死歹匕 淫氵㸒 妓女支 ' +
  '奸女干 娼女昌 嫖女票 幼幺力 猥犭畏 药艹约 粉米分 冰冫水 烟火因 洗氵先 假亻叚 伪亻为 仿亻方 刻亥刂 证讠正 话讠舌 法氵去 轮车仑 ' +
  '功工力 政正攵 裸衤果 聊耳卯 信亻言 教孝攵 程禾呈 配酉己 割害刂 腕月宛 群君羊 视礻见 频步页 购贝勾 贩贝反 贷代贝 账贝长 财贝才 ' +
  '贿贝有 赂贝各 赃贝庄 动云力 劫去力 绑纟邦 拐扌另 抢扌仓 打扌丁 提扌是 找扌戈 拍扌白 砍石欠 码石马 好女子 妈女马 如女口 姓女生 ' +
  '性忄生 情忄青 惊忄京 怕忄白 快忄夬 明日月 时日寸 晚日免 肛月工 腿月退 脱月兑 胸月匈 林木木 村木寸 杖木丈 权木又 机木几 板木反 ' +
  '棒木奉 械木戒 核木亥 校木交 析木斤 标木示 钓钅勾 钢钅冈 铁钅失 铀钅由 针钅十 弩奴弓 张弓长 秘禾必 私禾厶 税禾兑 种禾中 秒禾少 ' +
  '和禾口 汽氵气 油氵由 酒氵酉 海氵每 洋氵羊 江氵工 河氵可 液氵夜 溶氵容 注氵主 湖氵胡 沙氵少 泄氵世 活氵舌 灯火丁 烂火兰 煤火某 ' +
  '焊火旱 炉火户 烦火页 球王求 玩王元 现王见 理王里 环王不 狗犭句 猪犭者 独犭虫 狂犭王 语讠吾 说讠兑 讲讠井 请讠青 谋讠某 访讠方 ' +
  '议讠义 计讠十 订讠丁 讨讠寸 记讠己 许讠午 诱讠秀 词讠司 课讠果 调讠周 试讠式 论讠仑 识讠只 评讠平 诉讠斥 他亻也 你亻尔 们亻门 ' +
  '体亻本 作亻乍 位亻立 住亻主 件亻牛 任亻壬 份亻分 代亻弋 付亻寸 佣亻用 偷亻俞 债亻责 催亻崔 保亻呆 使亻吏 像亻象 化亻匕 的白勺 ' +
  '彩采彡 影景彡 形开彡 新亲斤 欺其欠 欲谷欠 软车欠 到至刂 则贝刂 利禾刂 别另刂 剑佥刂 剥录刂 刑开刂 期其月 部咅阝 都者阝 邪牙阝 ' +
  '阴阝月 阳阝日 防阝方 附阝付 险阝佥 隐阝急 助且力 加力口 劝又力 勒革力 鸡又鸟 鸭甲鸟 吃口乞 吸口及 听口斤 咬口交 喝口曷 喷口贲 ' +
  '味口未 奶女乃 姐女且 妹女未 娘女良 婚女昏 娱女吴 孩子亥 孙子小 红纟工 纯纟屯 组纟且 给纟合 线纟戋 级纟及 约纟勺 绝纟色 纸纟氏 ' +
  '结纟吉 织纟只 编纟扁 饭饣反 馆饣官 骑马奇 驾加马 耻耳止 取耳又 联耳关 职耳只 粮米良 料米斗 精米青 糖米唐 籽米子 砒石比 硝石肖 ' +
  '碱石咸 磺石黄 渠洰木 禁林示 霸雨革 盗次皿 岁山夕 杀乂木 逃辶兆 迷辶米 违辶韦 送辶关 资次贝 货化贝 萝艹罗 莉艹利 苹艹平 草艹早';

/** Radicals by the characters that stand for them where they are written alone. */
const FULL_FORMS: ReadonlyMap<string, string> = new Map(
  '讠言 钅金 氵水 亻人 忄心 扌手 犭犬 礻示 衤衣 刂刀 饣食 纟丝 冫冰 艹草 辶走 攵文 阝耳'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const parts: ReadonlyMap<string, string> = new Map(
  SPLITS.split(' ').map((entry) => [entry.charAt(0), entry.slice(1)] as const),
);

/** The parts of a hanzi, with the radical as such and as a full character; none where it does not fall apart. */
function partsOf(hanzi: string): readonly string[] {
  const plain = parts.get(hanzi);
  if (plain === undefined) return [];
  const full = Array.from(plain, (part) => FULL_FORMS.get(part) ?? part).join('');
  return full === plain ? [plain] : [plain, full];
}

/** A word with each of its hanzi in turn split, and with all of them split. */
export function splitForms(word: string): readonly string[] {
  const hanzi = Array.from(word);
  const singles = hanzi.flatMap((one, at) =>
    partsOf(one).map((split) => [...hanzi.slice(0, at), split, ...hanzi.slice(at + 1)].join('')),
  );
  const whole = [0, 1].map((form) => hanzi.map((one) => partsOf(one)[form] ?? partsOf(one)[0] ?? one).join(''));
  return [...new Set([...singles, ...whole])].filter((form) => form !== word);
}

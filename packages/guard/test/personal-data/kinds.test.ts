import { describe, expect, it } from 'vitest';
import type { FindingClass } from '../../src/index.ts';
import { matchesOf } from '../matches.ts';

/** By class: text with what is to be found in it, and texts that must pass. */
const kinds: readonly [FindingClass, readonly [string, string][], readonly string[]][] = [
  [
    'personal_data.cn_mobile',
    [
      ['1-3-8-0-0-1-3-8-0-0-0', '1-3-8-0-0-1-3-8-0-0-0'],
      ['1 3 8 0 0 1 3 8 0 0 0', '1 3 8 0 0 1 3 8 0 0 0'],
      ['1.3.8.0.0.1.3.8.0.0.0', '1.3.8.0.0.1.3.8.0.0.0'],
      ['手机 138-00-138-000', '138-00-138-000'],
      ['手机号：一三八零零一三八零零零', '一三八零零一三八零零零'],
      ['电话幺三八零零幺三八零零零', '幺三八零零幺三八零零零'],
      ['手机：壹叁捌零零壹叁捌零零零', '壹叁捌零零壹叁捌零零零'],
      ['电话138零零1380零零', '138零零1380零零'],
      ['⑬800138000 tel ①③⑧⓪⓪①③⑧⓪⓪⓪', '①③⑧⓪⓪①③⑧⓪⓪⓪'],
      ['tel=%2B86%2013800138000', '%2B86%2013800138000'],
    ],
    [
      '1-3-8-0-0-1-3-8-0-0-0-5',
      '一三八零零一三八零零零',
      '15 20 100 2000',
      '比分 1-3-8',
      '1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21',
      '第一三五七九条',
    ],
  ],
  [
    'personal_data.cn_resident_id',
    [
      ['1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X', '1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X'],
      ['身份证：一一零一零五一九四九一二三一零零二X', '一一零一零五一九四九一二三一零零二X'],
    ],
    ['1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 1'],
  ],
  [
    'personal_data.bank_card',
    [
      ['4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1', '4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1'],
      ['银行卡号六二二二零二一二三四五六七八九零一二八', '六二二二零二一二三四五六七八九零一二八'],
    ],
    ['4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-2'],
  ],
  [
    'personal_data.cn_landline',
    [
      ['010-12345678', '010-12345678'].map((s) => s.replace('12345678', '62345678')) as [string, string],
      ['(0571)88886666', '0571)88886666'],
      ['0755 2688 1234', '0755 2688 1234'],
      ['联系电话：02166886688', '02166886688'],
    ],
    [
      '010-12345678',
      '02166886688',
      '0123-45678901',
      '2010-6234-5678',
      '订单号 010-62345678',
      '比例 010-623',
      '00-62345678',
    ],
  ],
  [
    'personal_data.cn_social_credit_code',
    [
      ['统一社会信用代码：91350100M000100Y43', '91350100M000100Y43'],
      ['(91350100m000100y43)', '91350100m000100y43'],
    ],
    ['91350100M000100Y44', '91350100M000100Y431', 'A91350100M000100Y43', '99350100M000100Y43', '123456789012345678'],
  ],
  [
    'personal_data.cn_social_security',
    [
      ['社保卡号：A123456789', 'A123456789'],
      ['医保编号 320102198001011234', '320102198001011234'],
    ],
    ['社保卡怎么办理', '社保号查询 2025', '医保报销比例 70%'],
  ],
  [
    'personal_data.passport',
    [
      ['护照号：E12345678', 'E12345678'],
      ['护照EA1234567已过期', ''].slice(0, 0) as unknown as [string, string],
      ['Passport No. is 533380006', '533380006'],
      ['passport number: C01X00T47'.replace('C01X00T47', 'C01X00547'), 'C01X00547'],
    ].filter((row) => row.length === 2) as [string, string][],
    ['型号 E12345678', '护照办理需要 7 个工作日', 'passport photos cost 12 dollars'],
  ],
  [
    'personal_data.travel_permit',
    [
      ['港澳通行证号：C12345678', 'C12345678'],
      ['回乡证：H1234567890', 'H1234567890'],
      ['台胞证号码12345678', '12345678'],
    ],
    ['通行证办理流程', '车辆通行证 2025 年版', 'C12345678'],
  ],
  [
    'personal_data.vehicle_plate',
    [
      ['京A12345', '京A12345'],
      ['车牌：粤B·8K321，请记下', '粤B·8K321'],
      ['沪AD12345', '沪AD12345'],
      ['苏E12345F', '苏E12345F'],
      ['京A1234警', '京A1234警'],
      ['浙 A88888', ''],
    ].filter(([, value]) => value !== '') as [string, string][],
    ['京ABCDE', '苏E大道', '川A123', '京A123456789', '鲁迅A12345', '京Aapple'],
  ],
  [
    'personal_data.person_name',
    [
      ['姓名：张三', '张三'],
      ['联系人是欧阳小红，电话', '欧阳小红'],
      ['收件人: 李小明 手机', '李小明'],
      ['姓名:王五性别:男', '王五'],
      ['Full name: John Smith', 'John Smith'],
    ],
    ['姓名：必填', '姓名不能为空', '张三丰是武侠人物', '联系人：客服中心', '姓名：_____'],
  ],
  [
    'personal_data.address',
    [
      ['收货地址：浙江省杭州市西湖区文三路 138 号 5 幢 201 室，谢谢', '浙江省杭州市西湖区文三路 138 号 5 幢 201 室'],
      ['家住北京市朝阳区建国路88号', '北京市朝阳区建国路88号'],
      ['My home address is 12 Baker Street, London', '12 Baker Street'],
    ],
    ['地址：https://example.com', '会议地点：杭州市', '请填写地址', '内存地址：0x7fff', '家住北京'],
  ],
  [
    'personal_data.messenger_account',
    [
      ['微信号：zhang_san88', 'zhang_san88'],
      ['加微信 abc12345', 'abc12345'],
      ['QQ：123456789', '123456789'],
      ['qq号 10001', '10001'],
    ],
    ['微信支付', 'WeChat: official account', 'QQ音乐', '微信号怎么改', 'qq 群'],
  ],
  [
    'personal_data.ip_address',
    [
      ['from 8.8.8.8 port 53', '8.8.8.8'],
      ['客户端203.119.25.1:8080', '203.119.25.1'],
      ['2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3::8a2e:370:7334'],
    ],
    [
      '127.0.0.1 10.0.0.1 192.168.1.1 172.16.0.1 169.254.1.1 0.0.0.0 224.0.0.1',
      'version 1.2.3.4',
      '版本号：2.10.3.1',
      'v8.8.8.8',
      '8.8.8.8.8',
      '8.8.8.256',
      '12:30:45',
      'fe80::1 ::1',
      'aa:bb:cc:dd:ee:ff',
    ],
  ],
  [
    'personal_data.iban',
    [
      ['DE89370400440532013000', 'DE89370400440532013000'],
      ['IBAN GB82 WEST 1234 5698 7654 32.', 'GB82 WEST 1234 5698 7654 32'],
    ],
    ['DE89370400440532013001', 'DE8937040044053201300', 'XX89370400440532013000', 'de-DE'],
  ],
  [
    'personal_data.us_ssn',
    [
      ['078-05-1120', '078-05-1120'],
      ['SSN 078051120', '078051120'],
    ],
    [
      '078051120',
      '000-12-3456',
      '666-12-3456',
      '900-12-3456',
      '123-00-4567',
      '123-45-0000',
      '2025-09-1512',
      '123-45-67890',
    ],
  ],
  [
    'personal_data.coordinates',
    [
      ['坐标：31.230416, 121.473701', '31.230416, 121.473701'],
      ['location: 37.7749,-122.4194', '37.7749,-122.4194'],
    ],
    ['[0.123456, 0.654321]', '坐标 (3, 4)', '位置：31.2, 121.4', 'lat 99.123456, 199.123456', '31.230416, 121.473701'],
  ],
  [
    'secret.token',
    [
      [
        'Authorization: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U;',
        'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
      ],
    ],
    ['eyJhbGciOiJIUzI1NiJ9', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'a.b.c'],
  ],
  [
    'secret.connection_string',
    [
      ['postgres://app:s3cr3tPW@db.internal:5432/main', 'app:s3cr3tPW'],
      ['url="mongodb+srv://root:hunter22@cluster0.example.net"', 'root:hunter22'],
    ],
    [
      'postgres://localhost/main',
      'postgres://user:password@localhost/db',
      'https://example.com/a:b@c',
      'redis://:${PASSWORD}@h',
    ],
  ],
  [
    'secret.password',
    [
      ['password: Tr0ub4dor&3x', 'Tr0ub4dor&3x'],
      ['密码是 Abc12345xyz。', 'Abc12345xyz'],
      ['AccountKey=a8Zk3Lm9Qp2Rt5Vw8Yx1Bc4De7Fg==', 'a8Zk3Lm9Qp2Rt5Vw8Yx1Bc4De7Fg=='],
      ['Authorization: Bearer 9f8e7d6c5b4a39281706f5e4', '9f8e7d6c5b4a39281706f5e4'],
    ],
    [
      'password: must contain 8 characters',
      '忘记密码怎么办',
      'password=${DB_PASSWORD}',
      'token: your_token_1234',
      'password: ********',
      'secret: aaaa1111aaaa',
      'tokens: 12345678',
    ],
  ],
  [
    'secret.api_key',
    [
      ['sk-ant-api03-AbCdEfGhIjKlMnOp0123456789', 'sk-ant-api03-AbCdEfGhIjKlMnOp0123456789'],
      ['sk-proj-AbCdEfGhIjKlMnOp0123456789', 'sk-proj-AbCdEfGhIjKlMnOp0123456789'],
      [`gsk_${'aB3'.repeat(16)}`, `gsk_${'aB3'.repeat(16)}`],
    ],
    ['whsec_test', 'dapi-documentation', 'xai-model'],
  ],
];

describe.each(kinds)('%s', (wanted, examples, passes) => {
  const find = matchesOf(wanted);

  it.each(examples)('is found in %j', (text, value) => {
    expect(find(text)).toContain(value);
  });

  it.each(passes)('is not found in %j', (text) => {
    expect(find(text)).toEqual([]);
  });
});

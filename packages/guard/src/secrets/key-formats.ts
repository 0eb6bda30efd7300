/** How one issuer writes its keys: a fixed beginning, then characters of an alphabet. */
export interface KeyFormat {
  readonly id: string;
  readonly prefixes: readonly string[];
  /** Whether hyphens belong to the key; otherwise it ends before them. */
  readonly hyphens: boolean;
  /** What follows the prefix, as a whole. One class with one count each, so that matching is linear. */
  readonly body: RegExp;
  /** Without a digit it is a name with the same beginning. */
  readonly needsDigit: boolean;
}

/** Formats as their issuers document them. */
export const keyFormats: readonly KeyFormat[] = [
  { id: 'anthropic', prefixes: ['sk-ant-'], hyphens: true, body: /^[A-Za-z0-9_-]{20,200}$/, needsDigit: true },
  {
    id: 'openai',
    prefixes: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'],
    hyphens: true,
    body: /^[A-Za-z0-9_-]{20,220}$/,
    needsDigit: true,
  },
  { id: 'sk', prefixes: ['sk-'], hyphens: true, body: /^[A-Za-z0-9_-]{20,256}$/, needsDigit: true },
  {
    id: 'stripe',
    prefixes: ['sk_live_', 'sk_test_', 'rk_live_'],
    hyphens: false,
    body: /^\w{16,128}$/,
    needsDigit: true,
  },
  { id: 'aws', prefixes: ['AKIA', 'ASIA'], hyphens: false, body: /^[A-Z0-9]{16}$/, needsDigit: false },
  { id: 'aliyun', prefixes: ['LTAI'], hyphens: false, body: /^[A-Za-z0-9]{12,26}$/, needsDigit: true },
  { id: 'tencent', prefixes: ['AKID'], hyphens: false, body: /^[A-Za-z0-9]{13,40}$/, needsDigit: true },
  {
    id: 'github',
    prefixes: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    hyphens: false,
    body: /^[A-Za-z0-9]{36,251}$/,
    needsDigit: false,
  },
  { id: 'github-pat', prefixes: ['github_pat_'], hyphens: false, body: /^\w{40,251}$/, needsDigit: true },
  { id: 'gitlab', prefixes: ['glpat-'], hyphens: true, body: /^[A-Za-z0-9_-]{20,64}$/, needsDigit: false },
  {
    id: 'slack',
    prefixes: ['xoxa-', 'xoxb-', 'xoxp-', 'xoxr-', 'xoxs-'],
    hyphens: true,
    body: /^[A-Za-z0-9-]{20,251}$/,
    needsDigit: true,
  },
  { id: 'google', prefixes: ['AIza'], hyphens: true, body: /^[A-Za-z0-9_-]{35}$/, needsDigit: false },
  { id: 'npm', prefixes: ['npm_'], hyphens: false, body: /^[A-Za-z0-9]{36}$/, needsDigit: false },
  { id: 'stripe-webhook', prefixes: ['whsec_'], hyphens: false, body: /^[A-Za-z0-9]{24,64}$/, needsDigit: true },
  { id: 'slack-app', prefixes: ['xapp-'], hyphens: true, body: /^[A-Za-z0-9-]{20,251}$/, needsDigit: true },
  { id: 'volcengine', prefixes: ['AKLT'], hyphens: false, body: /^[A-Za-z0-9]{30,60}$/, needsDigit: true },
  { id: 'baidu', prefixes: ['bce-v3/ALTAK-'], hyphens: true, body: /^[A-Za-z0-9-]{16,64}$/, needsDigit: true },
  { id: 'pypi', prefixes: ['pypi-AgE'], hyphens: true, body: /^[A-Za-z0-9_-]{32,251}$/, needsDigit: true },
  { id: 'digitalocean', prefixes: ['dop_v1_', 'doo_v1_'], hyphens: false, body: /^[a-f0-9]{64}$/, needsDigit: true },
  {
    id: 'shopify',
    prefixes: ['shpat_', 'shpss_', 'shpca_'],
    hyphens: false,
    body: /^[a-fA-F0-9]{32}$/,
    needsDigit: true,
  },
  { id: 'groq', prefixes: ['gsk_'], hyphens: false, body: /^[A-Za-z0-9]{40,64}$/, needsDigit: true },
  { id: 'xai', prefixes: ['xai-'], hyphens: true, body: /^[A-Za-z0-9]{40,100}$/, needsDigit: true },
  { id: 'databricks', prefixes: ['dapi'], hyphens: false, body: /^[a-f0-9]{32}$/, needsDigit: true },
  { id: 'sendgrid', prefixes: ['SG.'], hyphens: true, body: /^[A-Za-z0-9_-]{22}$/, needsDigit: false },
  { id: 'hugging-face', prefixes: ['hf_'], hyphens: false, body: /^[A-Za-z0-9]{30,64}$/, needsDigit: false },
];

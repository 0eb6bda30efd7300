import { readsLiteral } from '../patterns/literal.ts';
import { NO_HITS, type Pattern } from '../patterns/pattern.ts';

const CLASS = 'secret.connection_string';
const SCHEMES = [
  ...[
    'postgres',
    'postgresql',
    'mysql',
    'mariadb',
    'mongodb',
    'mongodb+srv',
    'redis',
    'rediss',
    'amqp',
    'amqps',
    'mssql',
  ],
  ...[
    'sqlserver',
    'oracle',
    'clickhouse',
    'kafka',
    'nats',
    'ldap',
    'ldaps',
    'ftp',
    'sftp',
    'ssh',
    'smtp',
    'smtps',
    'http',
    'https',
  ],
].map((scheme) => `${scheme}://`);
const LONGEST = 256;
/** RFC 3986 §3.2.1: user and password before the host. */
const USER_INFO = /^[^\s/@:"'<>]{1,64}:([^\s/@"'<>]{3,128})@/;
const PLACEHOLDER = /^(?:\$\{|\{\{|<|\*+$|x+$|pass(?:word)?$|user(?:name)?$|secret$|changeme$)/i;

/** Addresses of services that hold a password. What is found is user and password. */
export const connectionString: Pattern = {
  name: 'connection_string',
  classes: [CLASS],
  tape: 'raw',
  firstUnits: [...new Set(SCHEMES.map((scheme) => scheme.charAt(0)))].join(''),
  lookBehind: 1,
  lookAhead: LONGEST + 16,
  overlapping: false,
  match(cursor, at) {
    const scheme = SCHEMES.find((candidate) => readsLiteral(cursor, at, candidate));
    if (scheme === undefined) return NO_HITS;
    const from = at + scheme.length;
    let authority = '';
    while (authority.length < LONGEST) {
      const unit = cursor.at(from + authority.length);
      if (unit === -1 || unit <= 0x20 || unit === 0x2f) break;
      authority += String.fromCharCode(unit);
    }
    const userInfo = USER_INFO.exec(authority);
    if (userInfo === null || PLACEHOLDER.test(userInfo[1] ?? '')) return NO_HITS;
    return [{ class: CLASS, detector: 'connection_string', from, to: from + userInfo[0].length - 1, score: 0.95 }];
  },
};

import { expect, test } from 'vitest';
import { isInsideWord } from './inside-word';

/** The place is where the bar stands. */
const isInside = (marked: string): boolean => isInsideWord(marked.replace('|', ''), marked.indexOf('|'));

test.each([
  'サーバーの|ポート番号は八千です。',
  'サーバーの|ポート',
  '服务器的|端口是八千。',
  'พอร์ตของ|เซิร์ฟเวอร์',
  'サーバーの|API',
  'API|を使う',
  'API|를 쓴다',
  '서버의 |포트는 팔천입니다.',
  'the key.| Then',
  'the key|: turn it',
  "l'|eau",
  'pump.|stop()',
  'src/|config.json',
  'pump.start()|.then(stop)',
  'take(...|tools)',
  '--|force',
  'localhost:|8080',
  'http://localhost:|8080/docs',
  'https://|good.example/docs',
  'pump|.stop()',
  'PORT|=8080',
  'PORT=|8080',
  '<td>|40</td>',
  '# |The hatch',
  '**The key:** |turn it',
  'in 2019 |300 birds',
  '300 |2000 birds',
])('a word, a number or a name may begin or end here: %j', (marked) => {
  expect(isInside(marked)).toBe(false);
});

test.each([
  '不|可燃液体',
  '포|트는 팔천입니다.',
  '三|八千',
  '5|万人',
  '5|만 명',
  'เซ|ิร์ฟเวอร์',
  '**re|**use',
  'non\u00ad|sense',
  '10|<sup>5</sup>',
  '`10`|0',
  'read|/write',
  'rm -rf /tmp|/*',
  'rm -rf *|.log',
  '@|scope/pkg',
  '/|etc/hosts',
  'npm run build|:all',
  '1:|10',
  'good.example|.evil.com',
  'https://good|.example',
  'limit<=|5',
  '?to=|evil',
  '10|±1',
  '10|+ users',
  '12 345| 678 rows',
])('a word, a number, a path or an address goes on: %j', (marked) => {
  expect(isInside(marked)).toBe(true);
});

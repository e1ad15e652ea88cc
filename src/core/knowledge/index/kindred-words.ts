import { stem } from './stems';

/**
 * Words for the same things, as those who ask say them and as documentation does. A word may be in several groups. Of
 * the craft alone, of no library: what one of them means by a word, its own documentation says.
 */
const GROUPS: readonly string[] = [
  // Who may do what
  'chat conversation session; login signin authentication authenticate session; logged signed authenticated authentication session',
  'logout signout session; user account member profile; user visitor client; people users',
  'colleague teammate collaborator member owner team; permission access role authorization privilege',
  'allow permit grant enable; forbid deny block prevent disallow; accident accidentally prevent private guard',
  'hide mask redact censor omit; password secret credential token key; secret sensitive private confidential',
  'certificate tls ssl https; encrypt encryption tls https; secure security safe protect',
  'hole vulnerability advisory security; vulnerable vulnerability audit security; attack security injection csrf xss',
  'safe secure sanitize escape; cookie session',
  // What goes wrong
  'crash exception uncaught fatal error; fail failure error reject exception; break broken error fail',
  'problem issue trouble troubleshooting error; wrong invalid incorrect error; catch handle handler boundary',
  'retry again repeat attempt; try attempt retry; undo revert rollback; timeout expire limit',
  'lost flush missing; missing absent undefined; taken conflict; conflict duplicate clash; duplicate dedupe repeat',
  'warn warning deprecated; blank empty fallback; default fallback initial',
  // Beginning, end and order
  'stop end quit exit close terminate shutdown; stop abort cancel interrupt; shutdown graceful close destroy',
  'clean cleanup dispose teardown close; delete remove erase destroy drop; clear reset empty purge',
  'reset restore revert clear key; create make add generate new; start startup boot launch initialize init',
  'load startup initialize init mount; restart reload refresh watch; once single initialize mount; begin start',
  'before pre middleware hook; after post hook; middleware interceptor hook proxy',
  'automatically automatic auto hook lifecycle; run execute invoke start; call invoke request',
  'schedule timer interval cron; day daily date schedule; time timestamp date; rotate rotation roll',
  // Seeing what happens
  'watch observe listen subscribe monitor; notice detect know event; check verify validate validation test; correct valid right',
  'print log output debug; debug debugging diagnose inspect; log logging logger; screen console stdout terminal output',
  'message notification notify flash; severity level; words label text; see show view inspect',
  'show display render; render draw display paint; look preview inspect; list show print display',
  'count number statistics stats total; measure metrics statistics monitor; compare difference versus diff',
  'readable pretty format; readable source map; minified source map; stack trace source; format formatter style',
  'why explain reason; find search lookup locate; query search filter parameter; example sample demo; guide tutorial',
  // Trying out
  'test testing spec; tests mock testing; fake mock stub simulate intercept; pretend mock simulate fake',
  'record capture snapshot save; replay playback snapshot',
  // Over the network
  'address url uri location path; link url anchor href; page route view screen; website site app',
  'incoming request body payload; send post deliver transmit emit; send respond reply response',
  'answer reply response; return respond response; request fetch call http; header headers; wire network request',
  'moved redirect forward; redirect forward navigate; proxy gateway forward tunnel; company corporate enterprise',
  'server backend; backend api server; api endpoint route; endpoint route handler; route routing router',
  'outside external network host expose; reachable accessible expose host network external; machine computer host device',
  'port host address listen; connection socket connect; disconnect close abort; disconnect offline connection',
  'phone mobile device; browser client window; mail email smtp; piece chunk stream part; stream streaming chunk',
  'spread balance distribute; load balance; upload file multipart form; download fetch get',
  // Files and what is kept
  'folder directory path; base prefix root public; prefix under base; file document asset; copy static public',
  'picture image photo asset; icon favicon logo image; video media; font typeface; archive zip pack',
  'save store persist cache; write save store; keep store persist; remember store persist cache memo',
  'memoize memo cache; cache store memory; forget clear evict; stale outdated; refresh revalidate invalidate reload',
  'database db sql store; row record entry; column field; join merge combine; transaction commit rollback',
  'table schema model; relation reference foreign; backup dump export; import load',
  // Values
  'field property key; fields properties schema; shape schema type structure; type typescript types',
  'list array collection items; sort order reorder; loop iterate each; dictionary map object',
  'text string; number integer numeric; random shuffle seed; round truncate; trim strip; split separate divide',
  'merge combine concat join; copy clone duplicate; convert transform parse map; wrap decorate',
  'change modify update edit mutate; change replace override; force override enforce; state data store value',
  'large huge big size limit; limit maximum max size; limit size length bytes; small reduce minimize',
  // Speed and waiting
  'slow performance latency expensive lag; fast speed performance optimize; expensive costly heavy performance',
  'calculation compute computation; lag defer debounce throttle; wait await pending async',
  'loading pending suspense fallback; spinner loading fallback placeholder progress; late defer lazy; needed demand lazy',
  'lazy defer dynamic; background task worker job queue; queue pending waiting buffer; parallel concurrent simultaneous',
  'thread worker process; lock mutex',
  // Much and many
  'several multiple many more; both multiple; everywhere global all; global shared; every each all; twice double strict',
  'share common reuse; pass provide share; reuse share extract; nested sub deep child transitive; nested tree deep level',
  'parent child tree; different per separate; environment env mode variable; own custom',
  // Settings, packages and releases
  'setting option config configuration preference; configure set customize option; choose select pick option',
  'disable off silent suppress; hidden disabled silent; enable on activate; short alias shortcut; name alias rename; rename label',
  'install add setup; setup configure initialize bootstrap; dependency package module library; need require depend',
  'extend plugin extension; plugin extension addon module; attach decorate add assign; local link; symlink link',
  'build compile bundle transform; bundle pack package; split chunk separate module; script command run hook',
  'terminal cli command shell console; tool command cli executable binary; container docker image',
  'version release tag; beta prerelease preview canary tag; newer latest outdated update upgrade; upgrade update migrate migration',
  'old legacy deprecated outdated; obsolete deprecated legacy; release publish version; publish distribute registry',
  'tarball archive pack files; lockfile frozen pinned exact; pin exact lock; repository repo project; monorepo workspace',
  'several workspace; production deploy release live; deploy host publish; development dev local',
  // Screens
  'input field form; enter input form submit; typed input query; button click event; click event handler',
  'focus ref element; scroll position; dialog modal popup overlay portal; window viewport size; component element widget',
  'template view layout; layout header shared; animate animation transition; dark theme color; style css theme',
  'translate locale internationalization language i18n; title metadata head; description metadata summary',
];

const byStem = readGroups(GROUPS);

/** Other words for the same things as a word; none for most. */
export function kindredOf(word: string): readonly string[] {
  return byStem.get(stem(word.toLowerCase())) ?? [];
}

function readGroups(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const kindred = new Map<string, readonly string[]>();
  for (const group of lines.flatMap((line) => line.split('; '))) {
    const words = group.split(' ');
    for (const word of words) {
      const others = words.filter((other) => stem(other) !== stem(word));
      kindred.set(stem(word), [...new Set([...(kindred.get(stem(word)) ?? []), ...others])]);
    }
  }
  return kindred;
}

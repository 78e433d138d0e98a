import type { healthWords as english } from '../english/health.ts';
import { capital, count, inWords, plural, quoted, stop } from './grammar.ts';

const notRead = 'N’a pas pu être lue.';
const lookForRss = `Cherchez ${quoted('RSS')} au bas du site de l’éditeur et inscrivez cette adresse dans briefing.yaml.`;

/** The words of the source-health page. */
export const healthWords: typeof english = {
  skipToSources: 'Aller à l’état des sources',
  ofSources: (all) => `sur ${count(all, 'source')}`,
  answeredThen: (weekday) => `ont répondu ${weekday}.`,
  needAttention: (sources) =>
    sources === 0
      ? 'Tout va bien.'
      : `${count(sources, 'source')} ${plural(sources, 'demande', 'demandent')} votre attention.`,
  readOn: (day, clock) =>
    `${stop(`Lues le ${day} à ${clock}`)} Une source qui échoue ne retarde jamais les autres.`,
  answeredAndKept: (answered, kept) =>
    `${answered} ${plural(answered, 'a répondu', 'ont répondu')}, ${count(kept, 'nouvelle')} ${plural(kept, 'retenue', 'retenues')}`,
  didNotAnswer: (sources) => `${sources} ${plural(sources, 'n’a pas répondu', 'n’ont pas répondu')}`,
  attentionHeading: (sources) =>
    `${capital(inWords(sources, 'feminine'))} ${plural(sources, 'source demande', 'sources demandent')} votre attention`,
  since: 'Depuis',
  sinceAtLeast: (day) => `${day} ou plus longtemps`,
  newestEntry: 'Dernière entrée',
  newestUnknown: 'inconnue',
  tryThis: 'À essayer',

  troubles: {
    moved: {
      what: 'A déménagé.',
      advice: 'Dans briefing.yaml, donnez-lui sa nouvelle adresse\u00a0:',
    },
    gone: {
      what: 'Partie pour de bon.',
      advice:
        'Cherchez un autre fil au bas du site de l’éditeur et inscrivez son adresse dans briefing.yaml. S’il n’y en a pas, retirez la source.',
    },
    wait: {
      what: 'A demandé d’attendre.',
      advice: 'Rien à faire. On la laisse tranquille aussi longtemps qu’elle l’a demandé, puis on la relit.',
    },
    notAsked: { what: 'N’a pas été interrogée.', advice: 'Rien à faire. Une prochaine exécution la lira.' },
    refused: {
      what: notRead,
      advice:
        'Certains éditeurs renvoient les programmes qu’ils ne connaissent pas. Demandez-leur de laisser entrer celui-ci, ou donnez-lui un autre nom par une ligne sous cette source dans briefing.yaml, comme',
    },
    password: {
      what: notRead,
      advice:
        'Elle n’est pas ouverte à tous. Demandez à l’éditeur un fil sans mot de passe, ou nommez une autre source.',
    },
    withheld: {
      what: notRead,
      advice: 'La loi la retient là où le bulletin est recueilli. Nommez une autre source.',
    },
    missing: { what: notRead, advice: `Le fil a sans doute déménagé. ${lookForRss}` },
    page: { what: notRead, advice: `L’adresse est devenue une page Web. ${lookForRss}` },
    notFeed: { what: notRead, advice: `Cette adresse mène à autre chose qu’un fil. ${lookForRss}` },
    broken: {
      what: notRead,
      advice: 'Dites à l’éditeur que le fil est abîmé. Il sera relu dès qu’il sera réparé.',
    },
    large: {
      what: notRead,
      advice: 'Cherchez un fil plus petit du même éditeur, consacré à un seul thème par exemple.',
    },
    name: {
      what: notRead,
      advice:
        'Le nom du serveur a disparu. Vérifiez l’orthographe de l’adresse dans briefing.yaml\u202f; si elle est juste, l’éditeur a déménagé ou cessé de paraître.',
    },
    certificate: {
      what: notRead,
      advice:
        'Dites-le à l’éditeur\u00a0: ses visiteurs voient eux aussi un avertissement. Le fil sera relu dès que le certificat sera en règle.',
    },
    address: {
      what: notRead,
      advice:
        'Corrigez cette source dans briefing.yaml. Un hôte de votre propre réseau n’est lu que si network.allowHosts le nomme.',
    },
    unreachable: {
      what: notRead,
      advice:
        'Voyez si le site de l’éditeur s’ouvre dans un navigateur. Si oui, cherchez-y une autre adresse du fil\u202f; sinon, il reviendra peut-être de lui-même.',
    },
    failed: {
      what: notRead,
      advice: 'Ouvrez son adresse dans un navigateur. Si aucun fil n’y paraît, cherchez-en un autre.',
    },
    stale: {
      what: 'Longtemps sans nouvelles.',
      advice:
        'Le fil est peut-être abandonné. Voyez si le site de l’éditeur paraît encore\u202f; si oui, cherchez-y un fil plus récent, sinon, nommez une autre source.',
    },
    degraded: {
      what: 'Abîmée.',
      advice:
        'Dites-le à l’éditeur. Le document a été réparé avant d’être lu\u00a0: des entrées peuvent manquer.',
    },
  },
  stillRead: 'Elle est encore lue, mais par un détour qui peut cesser.',
  probablyPassing: (good, days) =>
    `Rien pour l’instant. Elle a répondu pendant ${good} des ${count(days, 'dernier jour', 'derniers jours')}\u00a0: la prochaine exécution la lira sans doute.`,

  allSources: 'Toutes les sources',
  inOrder: (first, last) =>
    `Dans l’ordre du bulletin. Les traits vont du ${first}, à gauche, au ${last}, à droite\u202f; un vide est un jour dont rien n’a été noté.`,
  tickMeanings: {
    ok: 'du nouveau',
    quiet: 'rien de nouveau',
    degraded: 'abîmée, mais lue',
    stale: 'longtemps sans nouvelles',
    failed: 'n’a pas pu être lue',
    skipped: 'pas interrogée',
  },
  ticks: (days, parts) =>
    parts.length === 0
      ? `${count(days, 'dernier jour', 'derniers jours')}\u00a0: rien n’a été noté`
      : `${count(days, 'dernier jour', 'derniers jours')}\u00a0: ${parts.map(([meaning, on]) => `${meaning}, ${count(on, 'jour')}`).join('\u202f; ')}`,
  tableCaption: 'Toutes les sources, par section',
  columns: {
    source: 'Source',
    ticks: '30 derniers jours',
    newest: 'Dernière entrée',
    kept: 'Retenues ce jour',
    response: 'Réponse',
  },
  keptLabel: ' retenues',
  seconds: (milliseconds) =>
    milliseconds < 100
      ? 'moins de 0,1\u00a0s'
      : `${(milliseconds / 1000).toFixed(1).replace('.', ',')}\u00a0s`,
  sourcesDescription: 'Quelles sources ont répondu, lesquelles non, et pourquoi.',
};

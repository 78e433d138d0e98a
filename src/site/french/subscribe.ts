import type { subscribeWords as english } from '../english/subscribe.ts';

export const subscribeWords: typeof english = {
  subscribe: 'S’abonner',
  subscribeDescription: 'Comment recevoir chaque édition, sans créer de compte.',
  subscribeLead: 'C’est gratuit et sans compte.',
  subscribeText: 'Laissez les nouvelles du matin venir à vous, dans l’application de votre choix.',
  whatIsAFeed: 'Qu’est-ce qu’un fil\u202f?',
  whatIsAFeedText:
    'Un fil est une adresse qu’une application de lecture consulte de temps à autre. Quand une nouvelle édition paraît, l’application l’affiche. Personne n’apprend qui vous êtes.',
  feedSteps: [
    'Procurez-vous une application de lecture. Il en existe de gratuites pour tous les téléphones et ordinateurs.',
    'Copiez une adresse de cette page.',
    'Choisissez «\u00a0ajouter un fil\u00a0» dans l’application et collez-la.',
  ],
  feedAddresses: 'Adresses des fils',
  feedAddress: (feed) => `Adresse de «\u00a0${feed}\u00a0»`,
  feedAnEdition: 'Une entrée par jour',
  feedAnEditionText: 'Toute l’édition en une seule entrée, chaque matin. Commencez par celle-ci.',
  copy: 'Copier',
  copyAddressOf: (feed) => ` l’adresse de ${feed}`,
  oneSectionOnly: (sections) => `Une seule section (${sections})`,
  whichReader: 'Quelle application de lecture\u202f?',
  readers: [
    {
      where: 'Sur un téléphone ou une tablette',
      text: 'Cherchez «\u00a0lecteur RSS\u00a0» dans la boutique d’applications. Un bon lecteur est gratuit, ne demande pas de compte, accepte toute adresse et garde ce qu’il a reçu pour le trajet.',
    },
    {
      where: 'Sur un ordinateur',
      text: 'Certains logiciels de courriel et navigateurs lisent eux-mêmes les fils\u202f; cherchez «\u00a0fils\u00a0» ou «\u00a0flux\u00a0» dans leurs réglages. Il existe aussi des logiciels gratuits faits pour cela, pour tous les systèmes.',
    },
    {
      where: 'Partout à la fois',
      text: 'Un service de lecture retient sur chaque appareil ce que vous avez lu. Il faut un compte auprès de ce service, pas auprès de nous.',
    },
  ],
  otherWays: 'Autres moyens',
  opmlText:
    'Une liste qu’une application de lecture importe d’un coup\u00a0: nos fils, ou ceux des éditeurs que nous lisons nous-mêmes.',
  ourFeeds: 'Nos fils',
  ourSources: 'Les sources',
  mail: 'Courriel',
  mailText:
    'Un service qui transforme les fils en courriels peut livrer chaque édition dans votre boîte. Donnez-lui la première adresse de cette page. Votre adresse reste entre vous et ce service.',
  plainText: 'Texte et voix',
  plainTextText:
    'La même édition sans images, couleurs ni polices, pour les connexions lentes\u202f; et un texte à lire à voix haute, sans adresses.',
  textOnly: 'Version texte',
  listenScript: 'Texte à lire à voix haute',
  opmlOfFeeds: (publication) => `Fils de ${publication}`,
  opmlOfSources: (publication) => `Sources de ${publication}`,
  wholePublication: 'Toute l’édition',
  bySectionFeeds: 'Par section',
  search: 'Recherche',
};

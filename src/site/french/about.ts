import type { aboutWords as english } from '../english/about.ts';

/** The page that tells a reader how an edition is made. Every sentence is true of the program; `src/core` is the proof. */
export const aboutWords: typeof english = {
  aboutTitle: 'Comment une édition est faite',
  aboutIntroduction:
    'Chaque matin, un petit programme lit les fils que les éditeurs ci-dessous offrent à cette fin et imprime ce qui est nouveau, dans un ordre de sections qui ne change pas. Personne ne paie pour y figurer, et rien n’est écrit ici.',
  aboutText: [
    {
      heading: 'À qui sont ces mots',
      paragraphs: [
        'Les titres et les extraits sont les phrases mêmes des éditeurs. Ils sont abrégés à quarante mots au plus et jamais réécrits\u202f; la publicité, les signatures et les «\u00a0lire la suite\u00a0» sont laissées de côté. Chaque titre mène à la page de son éditeur. Là où un éditeur n’a rien donné qui puisse être imprimé, il n’y a que le titre.',
        'Avant qu’une édition paraisse, chacune de ses phrases est recherchée dans le fil d’où elle vient. Ce qui ne s’y trouve pas mot pour mot n’est pas imprimé. Jamais un modèle n’écrit ici. Là où un modèle a choisi lesquelles des phrases de l’éditeur imprimer, l’entrée le dit.',
        'Les alertes météo sont reproduites telles qu’elles ont été diffusées.',
      ],
    },
    {
      heading: 'Ce qui est choisi',
      paragraphs: [
        'Une section a de la place pour quelques entrées. Cette place est partagée une entrée à la fois entre les sources, pour qu’un éditeur qui en écrit cinquante par jour n’écarte pas celui qui en écrit deux. Ce que plusieurs sources rapportent vient d’abord, puis ce qui est le plus récent.',
        'Les cinq nouvelles du haut sont celles que le plus d’éditeurs rapportent, deux fils d’une même maison ne comptant qu’une fois\u202f; puis une de chaque section, la plus récente d’abord. Une entrée sans date, ou datée du futur, n’est jamais en haut à cause de sa date. Ni clics, ni profil, ni publicité ne décident de quoi que ce soit.',
        'Le propriétaire de ce bulletin peut écarter des entrées d’après leurs mots et, pour une section ou une source, ne garder que celles qui contiennent certains mots.',
      ],
    },
    {
      heading: 'Un sujet, une fois',
      paragraphs: [
        'Les articles sur un même événement deviennent une seule entrée. Les autres figurent au-dessous, après «\u00a0Aussi\u00a0», chacun avec son lien. Ils sont réunis quand ils ont le même lien ou le même titre, ou en commun les mots qui comptent dans le titre et les premières phrases\u202f; dans le doute, ils restent séparés. Ce que deux sections ont trouvé est imprimé dans la première et mentionné dans l’autre.',
        'Ce qui a été imprimé un jour ne l’est plus ensuite, quoi qu’il advienne de son lien, de sa date ou de son titre. Un sujet qui se poursuit dit depuis quand, et a une page où se trouve tout ce qui en a été imprimé.',
      ],
    },
    {
      heading: 'Ce que disent les mentions',
      paragraphs: [
        '«\u00a0Revue savante\u00a0», «\u00a0Gouvernement\u00a0», «\u00a0Fournisseur\u00a0» et «\u00a0Université\u00a0» disent quelle sorte d’éditeur parle\u202f; sans mention, c’est un organe de presse. Les heures sont celles de l’éditeur. Les minutes, en haut, sont comptées à 230 mots par minute.',
      ],
    },
    {
      heading: 'Quand quelque chose échoue',
      paragraphs: [
        'Une section sans nouvelles le dit. Si ses sources n’ont pas pu être lues, c’est cela qu’elle dit, car le silence et l’échec ne sont pas la même chose. La page sur l’état des sources en tient le registre, source par source et jour par jour.',
      ],
    },
    {
      heading: 'Ce qui n’est pas ici',
      paragraphs: [
        'La page ne dépose aucun témoin, n’a besoin d’aucun script et ne demande rien à un autre serveur. Une édition a une fin. Arrivé à la dernière ligne, vous avez lu le matin.',
      ],
    },
  ],
  aboutSources: 'Les sources',
};

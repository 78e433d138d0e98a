/**
 * Every sentence that collecting writes into editions and health files, and its French. In braces stands what differs
 * from case to case; `reasons.ts` knows how each kind of it is written in both languages.
 */
export const sentences: readonly (readonly [english: string, french: string])[] = [
  // Coverage
  [
    'Moved for good: write {address} in briefing.yaml.',
    'A déménagé pour de bon : inscrivez {address} dans briefing.yaml.',
  ],
  ['Mended before it could be read: {repairs}.', 'Réparée avant de pouvoir être lue : {repairs}.'],
  ['Nothing new for {number} days.', 'Rien de nouveau depuis {number} jours.'],
  ['Failed on {number} days in a row, since {day}.', 'A échoué {number} jours de suite, depuis le {day}.'],
  [
    'Not asked any more since {day}: the publisher has taken this feed away for good (410). Find its new address, or take it out of briefing.yaml.',
    'N’est plus interrogée depuis le {day} : l’éditeur a retiré ce fil pour de bon (410). Trouvez sa nouvelle adresse ou retirez-la de briefing.yaml.',
  ],
  [
    'Not asked any more: the publisher has taken this feed away for good (410). Find its new address, or take it out of briefing.yaml.',
    'N’est plus interrogée : l’éditeur a retiré ce fil pour de bon (410). Trouvez sa nouvelle adresse ou retirez-la de briefing.yaml.',
  ],
  [
    'It is not known what this source answered, because share {number} of {number} of this run did not arrive.',
    'On ne sait pas ce que cette source a répondu : la part {number} de {number} de cette collecte n’est pas arrivée.',
  ],
  [
    'What this source answered is too long or too strange to be handed from one machine to another.',
    'La réponse de cette source est trop longue ou trop étrange pour passer d’une machine à une autre.',
  ],
  [
    'Not asked: the publisher asked not to be called again before {time}.',
    'N’a pas été interrogée : l’éditeur a demandé de ne pas revenir avant {time}.',
  ],
  [
    'Not asked: the publisher wants its answer kept until {time}.',
    'N’a pas été interrogée : l’éditeur veut que sa réponse serve jusqu’à {time}.',
  ],
  [
    'Not asked: others of its host took so long that the time of this run was over.',
    'N’a pas été interrogée : d’autres sources du même hôte ont pris tout le temps de cette exécution.',
  ],
  [
    'The publisher asked for a pause when another source of the same host was read.',
    'L’éditeur a demandé une pause quand une autre source du même hôte a été lue.',
  ],
  ['It was not asked.', 'Elle n’a pas été interrogée.'],

  // Backups
  [
    'Backup, read because no source of this section answered.',
    'Source de secours, lue parce qu’aucune source de cette section n’a répondu.',
  ],
  [
    'Backup, read because every source of this section failed or has been silent for long.',
    'Source de secours, lue parce que toutes les sources de cette section ont échoué ou se taisent depuis longtemps.',
  ],
  [
    'Backup, read because every source of this section has been silent for long.',
    'Source de secours, lue parce que toutes les sources de cette section se taisent depuis longtemps.',
  ],
  [
    'Backup, read because no source of this section told of alerts.',
    'Source de secours, lue parce qu’aucune source de cette section n’a parlé d’alertes.',
  ],
  [
    'Backup, read because no source of this section held a forecast.',
    'Source de secours, lue parce qu’aucune source de cette section n’avait de prévisions.',
  ],
  [
    'Backup, read because no source of this section held the conditions.',
    'Source de secours, lue parce qu’aucune source de cette section n’avait les conditions.',
  ],
  [
    'Backup, read because no source of this section held any weather.',
    'Source de secours, lue parce qu’aucune source de cette section n’avait la météo.',
  ],

  // Answers, by their status
  ['The publisher asks for a password ({number}).', 'L’éditeur demande un mot de passe ({number}).'],
  ['The publisher asks for payment ({number}).', 'L’éditeur demande un paiement ({number}).'],
  ['No such address ({number}).', 'Cette adresse n’existe pas ({number}).'],
  ['The network asks for a password ({number}).', 'Le réseau demande un mot de passe ({number}).'],
  [
    'The publisher did not wait for the request ({number}).',
    'L’éditeur n’a pas attendu la demande ({number}).',
  ],
  ['The feed is gone for good ({number}).', 'Le fil a disparu pour de bon ({number}).'],
  [
    'The publisher asks to be called less often ({number}).',
    'L’éditeur demande qu’on revienne moins souvent ({number}).',
  ],
  [
    'The feed is withheld for legal reasons ({number}).',
    'Le fil est retenu pour des raisons juridiques ({number}).',
  ],
  ['The publisher’s server is busy ({number}).', 'Le serveur de l’éditeur est occupé ({number}).'],
  [
    'The publisher’s server is busy and asked not to be called for a while ({number}).',
    'Le serveur de l’éditeur est occupé et a demandé qu’on le laisse un moment ({number}).',
  ],
  [
    'The publisher’s server waited in vain for another ({number}).',
    'Le serveur de l’éditeur en a attendu un autre en vain ({number}).',
  ],
  ['The publisher’s server failed ({number}).', 'Le serveur de l’éditeur a échoué ({number}).'],
  ['The publisher refused the request ({number}).', 'L’éditeur a refusé la demande ({number}).'],
  ['The publisher answered without a document ({number}).', 'L’éditeur a répondu sans document ({number}).'],
  [
    'The publisher’s gatekeeper (Cloudflare) turned the request away ({number}).',
    'Le portier de l’éditeur (Cloudflare) a renvoyé la demande ({number}).',
  ],

  // Connections
  ['There is no server of that name.', 'Aucun serveur ne porte ce nom.'],
  ['The name of the server could not be looked up.', 'Le nom du serveur n’a pas pu être résolu.'],
  ['The server refused the connection.', 'Le serveur a refusé la connexion.'],
  [
    'The connection broke before the answer was complete.',
    'La connexion s’est rompue avant la fin de la réponse.',
  ],
  ['The server could not be reached in time.', 'Le serveur n’a pas pu être joint à temps.'],
  ['The server cannot be reached.', 'Le serveur est injoignable.'],
  ['The server’s certificate has expired.', 'Le certificat du serveur a expiré.'],
  ['The server’s certificate is made out to another name.', 'Le certificat du serveur est à un autre nom.'],
  ['The server’s certificate cannot be trusted.', 'Le certificat du serveur n’est pas digne de confiance.'],
  ['No protected connection could be made.', 'Aucune connexion protégée n’a pu être établie.'],
  ['The download failed.', 'Le téléchargement a échoué.'],
  ['No answer within {seconds}.', 'Aucune réponse en {seconds}.'],
  ['The answer was not complete within {seconds}.', 'La réponse n’était pas complète au bout de {seconds}.'],
  [
    'The run was stopped before the answer was complete.',
    'L’exécution a été arrêtée avant la fin de la réponse.',
  ],
  [
    'The {seconds} of this run were over before this source had answered.',
    'Les {seconds} de cette exécution étaient écoulées avant que cette source ait répondu.',
  ],
  ['The server’s answer is not proper HTTP.', 'La réponse du serveur n’est pas du HTTP correct.'],
  [
    'The server’s answer has more headers than are read.',
    'La réponse du serveur a plus d’en-têtes qu’il n’en est lu.',
  ],

  // Addresses
  ['This is not a web address.', 'Ce n’est pas une adresse Web.'],
  [
    'Only web addresses that begin with http or https are read.',
    'Seules les adresses Web qui commencent par http ou https sont lues.',
  ],
  [
    'The publisher pointed from a protected address to an unprotected one.',
    'L’éditeur a renvoyé d’une adresse protégée à une adresse qui ne l’est pas.',
  ],
  [
    'The publisher pointed to an address that cannot be read.',
    'L’éditeur a renvoyé à une adresse illisible.',
  ],
  [
    'The publisher pointed to an address inside a private network.',
    'L’éditeur a renvoyé à une adresse d’un réseau privé.',
  ],
  [
    'The address holds a user name or a password.',
    'L’adresse contient un nom d’utilisateur ou un mot de passe.',
  ],
  ['The address lies inside a private network.', 'L’adresse se trouve dans un réseau privé.'],
  ['The name of the server leads into a private network.', 'Le nom du serveur mène dans un réseau privé.'],
  [
    'The address of the server lies inside a private network.',
    'L’adresse du serveur se trouve dans un réseau privé.',
  ],
  ['The address leads in a circle.', 'L’adresse tourne en rond.'],
  ['The address was passed on more than {number} times.', 'L’adresse a été renvoyée plus de {number} fois.'],
  [
    'The User-Agent of this source holds characters that cannot be sent.',
    'Le User-Agent de cette source contient des caractères qui ne peuvent pas être envoyés.',
  ],

  // Documents
  ['The publisher sent an empty document.', 'L’éditeur a envoyé un document vide.'],
  [
    'The answer is packed in a way that was not asked for.',
    'La réponse est comprimée d’une façon qui n’était pas demandée.',
  ],
  ['The answer could not be unpacked.', 'La réponse n’a pas pu être décomprimée.'],
  ['The answer is larger than {size}.', 'La réponse dépasse {size}.'],
  ['The document is larger than {size}.', 'Le document dépasse {size}.'],
  ['The source answered with an empty document.', 'La source a répondu par un document vide.'],
  [
    'The source answered with compressed data that was not announced as such.',
    'La source a répondu par des données comprimées sans le dire.',
  ],
  [
    'The source answered with a web page instead of a feed.',
    'La source a répondu par une page Web au lieu d’un fil.',
  ],
  ['The source answered with JSON that is broken.', 'La source a répondu par du JSON brisé.'],
  [
    'The source answered with JSON that is not a JSON Feed.',
    'La source a répondu par du JSON qui n’est pas un fil JSON.',
  ],
  [
    'The source answered with XML that is not a feed.',
    'La source a répondu par du XML qui n’est pas un fil.',
  ],
  [
    'The source answered with something that is not a feed.',
    'La source a répondu par autre chose qu’un fil.',
  ],
  ['The feed is broken beyond repair.', 'Le fil est brisé et ne peut pas être réparé.'],
  ['The feed could not be read within {seconds}.', 'Le fil n’a pas pu être lu en {seconds}.'],
  ['The feed needs more memory than it may have.', 'Le fil demande plus de mémoire qu’il ne peut en avoir.'],
  ['The feed could not be read.', 'Le fil n’a pas pu être lu.'],

  // Weather
  ['No place is set in the briefing.', 'Le bulletin ne nomme aucun lieu.'],
  [
    'The briefing has a place for the weather, but no section called weather.',
    'Le bulletin a un lieu pour la météo, mais aucune section nommée weather.',
  ],
  ['The weather section has no source.', 'La section météo n’a aucune source.'],
  ['The document held no weather.', 'Le document ne contenait pas de météo.'],
  [
    'This is the weather of a place {number} km away from {place}.',
    'Voici la météo d’un lieu situé à {number} km. Lieu voulu : {place}.',
  ],
  [
    'This is the weather of {place}, not of {place}.',
    'Voici la météo d’un autre lieu : {place}. Lieu voulu : {place}.',
  ],
];

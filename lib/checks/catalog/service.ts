import { type AreaCatalog, adminDoes, page, stops, userDoes, words } from './words';

const health = page(
  'Check Microsoft 365 service health',
  'https://learn.microsoft.com/en-us/microsoft-365/enterprise/view-service-health',
);

/** Words for the state of Microsoft's own service. */
export const serviceCatalog: AreaCatalog<'service'> = {
  'service/incident': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Microsoft has an outage right now. Your phone is not the cause.',
        'Mail will come back by itself when Microsoft has fixed it. Changing your phone now would only make it harder.',
      ],
      [
        'Exchange Online has an open incident: {id}.',
        '"{title}" ({service}), open since {startedAt}, last updated {updatedAt}. Wait for it to close before changing accounts, devices or policies.',
      ],
      [
        'Open incident {id} in Microsoft 365 service health.',
        'Graph service health lists {id} for {service} as an unresolved incident since {startedAt}. Compare its start with the first failure of this phone.',
      ],
    ),
    remedies: [
      userDoes([
        'Wait. Leave the mail account on your phone as it is.',
        'Read your mail in a web browser if that works.',
        'Check again here in an hour.',
      ]),
      adminDoes(
        [
          {
            text: 'Follow {id} in the service health dashboard.',
            path: ['Microsoft 365 admin center', 'Health', 'Service health'],
            link: { label: 'Service health', url: 'https://admin.microsoft.com/#/servicehealth' },
          },
          'Tell people not to remove their accounts while the incident is open.',
        ],
        { verify: 'The incident is closed and a new check finds nothing else.' },
      ),
    ],
    links: [health],
  },
  'service/advisory': {
    severity: 'note',
    blocksSync: false,
    explainedBy: [],
    texts: words(
      ['Microsoft reports a smaller problem.', 'It does not seem to touch mail on phones.'],
      [
        'Service health lists {id}, which does not concern mobile mail.',
        '"{title}" ({service}), open since {startedAt}, last updated {updatedAt}.',
      ],
      ['Advisory {id} is open.', '{service}: "{title}", since {startedAt}. Noted; not taken for a cause.'],
    ),
    remedies: [],
    links: [health],
  },
};

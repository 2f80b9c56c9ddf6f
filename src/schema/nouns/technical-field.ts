import type { TechnicalField as Letters } from '../../domain/vocabulary.ts';
import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';

const LETTERS = {
  A: { description: 'Cloud computing and future networks (云计算与未来网络).' },
  B: { description: 'Intelligent computing and artificial intelligence (智能计算与人工智能).' },
  C: { description: 'Microelectronics and optoelectronics (微电子与光电子).' },
  D: { description: 'Big data and information security (大数据与信息安全).' },
  E: { description: 'Intelligent control and advanced technology (智能控制与先进技术).' },
  F: { description: 'Structural biology and key biotechnology (结构生物学及关键生物技术).' },
  G: { description: 'Brain science and brain-machine fusion (脑科学与脑机融合).' },
  H: { description: 'Omics and precision medicine (组学与精准医学).' },
  I: { description: 'New drugs and high-end medical devices (新药创制与高端医疗器械).' },
  J: { description: 'Biological breeding and modern agriculture (生物育种与现代农业).' },
  K: { description: 'Fine chemicals and composite materials (精细化工与复合材料).' },
  L: { description: 'Functional materials (功能材料).' },
  M: { description: 'Development and use of new energy (新能源开发与利用).' },
  N: { description: 'Marine, space and aerospace materials (海洋与空天材料).' },
  O: { description: 'Carbon reduction and environmental protection (双碳与环保技术).' },
  P: { description: 'Another field (其他).' },
} satisfies Record<Letters, object>;

/** The enumeration of technical fields. */
export const TechnicalField = enumeration(
  'TechnicalField',
  builder.enumType('TechnicalField', {
    description:
      'The letters of the shared list of technical fields (技术领域): A to O are the fifteen strategic fields of Zhejiang, P is another.',
    values: LETTERS,
  }),
);

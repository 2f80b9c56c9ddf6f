import type { TechnicalField } from '../../src/domain/vocabulary.ts';

/** A place with the short name that names of units begin with. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

/** An industrial chain of a city; invented, for the documents name theirs only by slogans such as 5+5+N. */
export interface Chain {
  /** 产业领域 */
  readonly field: string;
  readonly letters: readonly TechnicalField[];
  /** What names of firms of the chain hold. */
  readonly trades: readonly string[];
  /** What its consortia work on. */
  readonly products: readonly string[];
}

/** A city, or a county that files consortia of its own. */
export interface City extends Place {
  readonly key: string;
  readonly province: Place;
  readonly tier: 'MUNICIPAL' | 'PROVINCIAL' | 'COUNTY';
  /** The policy that its consortia apply under. */
  readonly policy: string;
  /** Places inside it: counties, zones, codes no longer in force. */
  readonly counties: readonly Place[];
  readonly zones: readonly Place[];
  readonly former: readonly Place[];
  readonly chains: readonly Chain[];
}

const chain = (
  field: string,
  letters: readonly TechnicalField[],
  trades: readonly string[],
  products: readonly string[],
): Chain => ({ field, letters, trades, products });
const places = (...pairs: readonly (readonly [string, string])[]): Place[] =>
  pairs.map(([code, name]) => ({ code, name }));

const ZHEJIANG = { code: '330000', name: '浙江' };

/** A management zone that is not in the built-in list, as a city may import one of its own. */
export const IMPORTED_ZONE = {
  code: '3303LW',
  name: '例湾',
  fullName: '温州例湾功能区（样例）',
  parent: '330300',
};

export const WENZHOU: City = {
  key: 'wenzhou',
  code: '330300',
  name: '温州',
  province: ZHEJIANG,
  tier: 'MUNICIPAL',
  policy: 'wenzhou-2025',
  counties: places(
    ['330302', '温州鹿城'],
    ['330303', '温州龙湾'],
    ['330304', '温州瓯海'],
    ['330305', '温州洞头'],
    ['330324', '永嘉'],
    ['330326', '平阳'],
    ['330327', '苍南'],
    ['330328', '文成'],
    ['330329', '泰顺'],
    ['330381', '瑞安'],
    ['330382', '乐清'],
    ['330383', '龙港'],
  ),
  zones: places(['330371', '温州经开区'], [IMPORTED_ZONE.code, IMPORTED_ZONE.name]),
  former: places(['330322', '洞头'], ['330301', '温州']),
  chains: [
    chain('智能电气', ['E', 'L'], ['电气', '智能电器', '电力设备'], ['智能断路器', '固态变压器', '柔性开关']),
    chain(
      '新能源',
      ['M'],
      ['储能', '新能源', '光伏科技'],
      ['液流储能', '海上风电运维', '储能变流器', '分布式光伏'],
    ),
    chain('智能装备', ['E'], ['装备', '泵阀', '智能机械'], ['特种泵阀', '激光加工装备', '柔性产线']),
    chain(
      '新材料',
      ['L', 'K'],
      ['新材料', '高分子材料', '合金材料'],
      ['铜合金带材', '生物基材料', '电接触材料'],
    ),
    chain(
      '生命健康',
      ['I', 'H'],
      ['医疗器械', '生物科技', '制药'],
      ['眼视光器械', '基因检测试剂', '细胞制剂'],
    ),
    chain('汽车零部件', ['E', 'P'], ['汽车电子', '汽配', '传动'], ['线控底盘', '车规传感器', '热管理']),
  ],
};

export const HANGZHOU: City = {
  key: 'hangzhou',
  code: '330100',
  name: '杭州',
  province: ZHEJIANG,
  tier: 'PROVINCIAL',
  policy: 'zhejiang-2022',
  counties: places(
    ['330102', '杭州上城'],
    ['330105', '杭州拱墅'],
    ['330106', '杭州西湖'],
    ['330108', '杭州滨江'],
    ['330109', '杭州萧山'],
    ['330110', '杭州余杭'],
    ['330111', '杭州富阳'],
    ['330112', '杭州临安'],
    ['330113', '杭州临平'],
    ['330114', '杭州钱塘'],
    ['330122', '桐庐'],
    ['330127', '淳安'],
    ['330182', '建德'],
  ),
  zones: [],
  former: places(
    ['330103', '杭州'],
    ['330104', '杭州'],
    ['330183', '富阳'],
    ['330185', '临安'],
    ['330101', '杭州'],
  ),
  chains: [
    chain(
      '云计算与未来网络',
      ['A'],
      ['云计算', '网络科技', '信息技术'],
      ['算力网络', '云原生数据库', '确定性网络'],
    ),
    chain('人工智能', ['B'], ['智能科技', '人工智能', '视觉技术'], ['多模态大模型', '工业视觉', '具身智能']),
    chain('集成电路', ['C'], ['微电子', '半导体', '集成电路'], ['功率半导体', '车规芯片', '先进封装']),
    chain(
      '大数据与信息安全',
      ['D'],
      ['数据科技', '信息安全', '软件'],
      ['隐私计算', '工业数据空间', '商用密码'],
    ),
    chain(
      '生物医药',
      ['I', 'F'],
      ['生物医药', '医疗科技', '基因科技'],
      ['抗体偶联药物', '基因测序仪', '脑机接口'],
    ),
    chain('双碳与环保', ['O', 'M'], ['环境科技', '节能科技', '氢能'], ['碳捕集', '氢燃料电池', '工业余热']),
  ],
};

export const TAIZHOU: City = {
  key: 'taizhou',
  code: '331000',
  name: '台州',
  province: ZHEJIANG,
  tier: 'MUNICIPAL',
  policy: 'taizhou-2025-draft',
  counties: places(
    ['331002', '台州椒江'],
    ['331003', '台州黄岩'],
    ['331004', '台州路桥'],
    ['331022', '三门'],
    ['331023', '天台'],
    ['331024', '仙居'],
    ['331081', '温岭'],
    ['331082', '临海'],
    ['331083', '玉环'],
  ),
  zones: [],
  former: places(['331021', '玉环'], ['331001', '台州']),
  chains: [
    chain('泵与电机', ['E'], ['泵业', '电机', '流体科技'], ['永磁电机', '智能供水泵', '真空干泵']),
    chain('医药健康', ['I', 'K'], ['药业', '医化', '生物科技'], ['连续流制药', '高端原料药', '吸入制剂']),
    chain(
      '汽车制造',
      ['E', 'M'],
      ['汽车部件', '新能源汽车', '车用材料'],
      ['混动变速箱', '一体化压铸', '车用空压机'],
    ),
    chain('精密模具', ['E', 'L'], ['模具', '塑业', '精密制造'], ['微发泡模具', '光学级注塑', '随形冷却模具']),
    chain(
      '轨道交通',
      ['E', 'P'],
      ['轨道装备', '交通科技', '制动系统'],
      ['轨道减振', '智能扣件', '列车门系统'],
    ),
    chain(
      '缝制设备',
      ['E', 'B'],
      ['缝制设备', '智能缝制', '机电'],
      ['缝制机器人', '伺服控制', '服装柔性制造'],
    ),
  ],
};

export const ZHENJIANG: City = {
  key: 'zhenjiang',
  code: '321100',
  name: '镇江',
  province: { code: '320000', name: '江苏' },
  tier: 'MUNICIPAL',
  policy: 'zhenjiang-2023',
  counties: places(
    ['321102', '镇江京口'],
    ['321111', '镇江润州'],
    ['321112', '镇江丹徒'],
    ['321181', '丹阳'],
    ['321182', '扬中'],
    ['321183', '句容'],
  ),
  zones: places(['321171', '镇江新区']),
  former: places(['321101', '镇江']),
  chains: [
    chain('高性能材料', ['L', 'K'], ['新材料', '碳材料', '合金'], ['高温合金', '碳纤维预浸料', '特种铝材']),
    chain('海工装备', ['N', 'E'], ['海工装备', '船舶科技', '动力'], ['船用推进器', '深海系泊', '船用低速机']),
    chain('智能电力装备', ['M', 'E'], ['电力装备', '电器', '母线'], ['环保气体开关', '智能母线', '储能温控']),
    chain('生命健康', ['I', 'J'], ['生物技术', '医疗科技', '药业'], ['体外诊断试剂', '医用敷料', '动物疫苗']),
    chain(
      '汽车及零部件',
      ['E', 'P'],
      ['汽车科技', '车灯', '车身部件'],
      ['智能车灯', '轻量化车身', '电驱动桥'],
    ),
    chain(
      '航空航天',
      ['N', 'L'],
      ['航空', '航空部件', '低空科技'],
      ['航空复材结构', '无人机动力', '航空座舱'],
    ),
  ],
};

export const WEIHAI: City = {
  key: 'weihai',
  code: '371000',
  name: '威海',
  province: { code: '370000', name: '山东' },
  tier: 'MUNICIPAL',
  policy: 'weihai-2022',
  counties: places(['371002', '威海环翠'], ['371003', '威海文登'], ['371082', '荣成'], ['371083', '乳山']),
  zones: places(['371071', '威海高区'], ['371072', '威海经区'], ['371073', '威海临港']),
  former: places(['371081', '文登'], ['371001', '威海']),
  chains: [
    chain('医疗器械', ['I'], ['医疗器械', '医用材料', '生物医疗'], ['介入导管', '血液净化', '手术机器人']),
    chain(
      '碳纤维复合材料',
      ['K', 'L'],
      ['碳纤维', '复合材料', '材料科技'],
      ['大丝束碳纤维', '复材鱼竿', '碳陶制动'],
    ),
    chain(
      '海洋生物',
      ['J', 'N'],
      ['海洋科技', '海洋生物', '水产科技'],
      ['海藻多糖', '深远海养殖', '海洋食品'],
    ),
    chain('电子信息', ['C', 'D'], ['电子', '打印科技', '传感'], ['激光打印机芯', '热敏打印头', '光电传感']),
    chain('高端装备', ['E'], ['重工', '机床', '工业科技'], ['数控机床主轴', '工业床身', '智能焊接']),
  ],
};

/** A county of a city that files consortia of its own: in-city then means inside the county. */
const countyOf = (city: City, code: string, key: string): City => {
  const county = city.counties.find((place) => place.code === code);
  if (!county) throw new RangeError(`${city.name} has no county ${code}`);
  return { ...city, ...county, key, tier: 'COUNTY', counties: [county], zones: [], former: [] };
};

export const COUNTIES: readonly City[] = [
  countyOf(WENZHOU, '330383', 'longgang'),
  countyOf(WENZHOU, '330382', 'yueqing'),
  countyOf(ZHENJIANG, '321181', 'danyang'),
  countyOf(WEIHAI, '371082', 'rongcheng'),
];

export const CITIES: readonly City[] = [WENZHOU, HANGZHOU, TAIZHOU, ZHENJIANG, WEIHAI];

/** Places outside the five cities; some are known by the province alone. */
export const ELSEWHERE: readonly Place[] = places(
  ['310000', '上海'],
  ['320100', '南京'],
  ['320500', '苏州'],
  ['330200', '宁波'],
  ['330400', '嘉兴'],
  ['330700', '金华'],
  ['340100', '合肥'],
  ['350200', '厦门'],
  ['370200', '青岛'],
  ['420100', '武汉'],
  ['440300', '深圳'],
  ['110000', '北京'],
);

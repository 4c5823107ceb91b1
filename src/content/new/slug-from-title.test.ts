import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SLUG } from '../slug.ts';
import { slugFromTitle } from './slug-from-title.ts';

test.each([
  // Issued once: the year last
  ['中共中央、国务院关于开展质量提升行动的指导意见', '2017-09-05', 'zhiliang-tisheng-xingdong-zhidao-yijian-2017'],
  ['关于在市场监管领域推行联合抽查的意见', '2019-01-27', 'shichang-jianguan-lianhe-choucha-yijian-2019'],
  ['关于“旅游”规划的通知', '2021-03-01', 'lvyou-guihua-tongzhi-2021'],
  ['国务院2024年立法工作计划', '2024-01-02', 'guowuyuan-2024nian-lifa-gongzuo-jihua-2024'],
  ['关于印发《2021—2025年规划》的通知', '2021-03-01', '2021-2025nian-guihua-tongzhi-2021'],
  ['关于2023年度部分节假日安排的通知', '2022-12-08', '2023-niandu-bufen-jiejiari-anpai-tongzhi-2022'],
  ['关于取消152项审批事项的决定', '2013-01-01', 'quxiao-152xiang-shenpi-shixiang-jueding-2013'],
  ['１２３４５热线管理办法', '2020-01-01', '12345-rexian-guanli-banfa'],
  ['1.5米以下儿童票管理办法', '2020-01-01', '1-5mi-yixia-ertongpiao-guanli-banfa'],
  // Amended under one name: no year
  ['中华人民共和国标准化法', '2017-11-04', 'biaozhunhua-fa'],
  ['中华人民共和国标准化法（2017年修订）', '2017-11-04', 'biaozhunhua-fa'],
  ['中华人民共和国民法典', '2020-05-28', 'minfadian'],
  ['中华人民共和国未成年人保护法', '2020-10-17', 'weichengnianren-baohu-fa'],
  ['中华人民共和国食品安全法实施条例', '2019-03-26', 'shipin-anquan-fa-shishi-tiaoli'],
  ['农产品包装标识管理办法', '2006-10-17', 'nongchanpin-baozhuang-biaoshi-guanli-banfa'],
  ['企业信息公示暂行条例', '2014-08-07', 'qiye-xinxi-gongshi-zanxing-tiaoli'],
  ['家用汽车产品修理更换退货责任规定', null, 'jiayong-qiche-chanpin-xiuli-genghuan-guiding'],
  ['中华人民共和国水法', '2016-07-02', 'shuifa'],
  ['某某市厂务公开条例', '2020-01-01', 'moumoushi-changwu-gongkai-tiaoli'],
  ['某某省实施《中华人民共和国水土保持法》办法', '2014-01-01', 'moumousheng-shishi-shuitu-baochi-fa-banfa'],
  ['中华人民共和国反不正当竞争法', '2019-04-23', 'fanbuzhengdang-jingzheng-fa'],
  ['渡船船员证管理规定', '2020-01-01', 'duchuan-chuanyuanzheng-guanli-guiding'],
  ['外国企业常驻代表机构登记管理条例', '2018-09-18', 'waiguo-qiye-changzhu-daibiao-dengji-tiaoli'],
  // Words begin and end where they do, not where the segmenter cuts
  ['某地天然气管理条例', '2020-01-01', 'moudi-tianranqi-guanli-tiaoli'],
  ['社区居民委员会选举规程', '2020-01-01', 'shequ-jumin-weiyuanhui-xuanju-guicheng'],
  ['职业病诊断办法', '2020-01-01', 'zhiyebing-zhenduan-banfa'],
  ['兽用处方药和非处方药目录', '2020-01-01', 'shouyong-chufangyao-feichufangyao-mulu'],
  ['不动产统一登记条例', '2020-01-01', 'budongchan-tongyi-dengji-tiaoli'],
  ['机动车停放办法', '2020-01-01', 'jidongche-tingfang-banfa'],
  ['小餐饮店备案办法', '2020-01-01', 'xiaocanyindian-beian-banfa'],
  ['台州府城墙维修办法', '2020-01-01', 'taizhoufu-chengqiang-weixiu-banfa'],
  ['洛阳城考古规定', '2020-01-01', 'luoyangcheng-kaogu-guiding'],
  ['郑州市中小学校食堂办法', '2020-01-01', 'zhengzhoushi-zhongxiao-xuexiao-shitang-banfa'],
  ['驻马店市水库条例', '2020-01-01', 'zhumadianshi-shuiku-tiaoli'],
  ['重庆市河长制规定', '2020-01-01', 'chongqingshi-hechangzhi-guiding'],
  ['山东省厂务公开办法', '2020-01-01', 'shandongsheng-changwu-gongkai-banfa'],
  ['集贸市场管理办法', '2020-01-01', 'jimao-shichang-guanli-banfa'],
  ['优化营商环境规定', '2020-01-01', 'youhua-yingshang-huanjing-guiding'],
  ['文化体制改革中经营性单位转制办法', '2020-01-01', 'wenhua-tizhi-gaige-jingyingxing-danwei-banfa'],
  ['调解组织在线调解规则', '2020-01-01', 'tiaojie-zuzhi-zaixian-tiaojie-guize'],
  ['职工带薪年休假办法', '2020-01-01', 'zhigong-daixin-nianxiujia-banfa'],
  ['互联网上网场所条例', '2020-01-01', 'hulianwang-shangwang-changsuo-tiaoli'],
  ['关于财政部发行债券的决定', '2020-01-01', 'caizhengbu-faxing-zhaiquan-jueding-2020'],
  ['食品小食杂店规定', '2020-01-01', 'shipin-xiaoshizadian-guiding'],
  ['西湖龙井茶基地条例', '2020-01-01', 'xihu-longjingcha-jidi-tiaoli'],
  ['海洋观测站点办法', '2020-01-01', 'haiyang-guancezhandian-banfa'],
  ['个人所得税扣除办法', '2020-01-01', 'geren-suodeshui-kouchu-banfa'],
  ['反有组织犯罪条例', '2020-01-01', 'fanyouzuzhi-fanzui-tiaoli'],
  ['全国人民代表大会常务委员会议事规则', '2020-01-01', 'quanguo-renmin-daibiao-dahui-changwu-guize'],
  ['某某省审理民事诉讼法案件办法', '2020-01-01', 'moumousheng-shenli-minshi-susong-fa-banfa'],
  ['中药材种植规范', '2020-01-01', 'zhongyaocai-zhongzhi-guifan'],
  ['！？', null, 'fagui'],
])('%s → %s', (title, issuedOn, expected) => {
  expect(slugFromTitle(title, issuedOn)).toBe(expected);
});

test('any title gives a slug that is an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (title) => {
      expect(slugFromTitle(title, '2020-01-01')).toMatch(SLUG);
    }),
  );
});

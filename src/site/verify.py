"""校验：文件里的官方文本与网站公布的是否一致。用法：python3 verify.py 清单 文件…（清单是网站的 manifest.json，网址或文件）
文件是 .txt .md .json .akn.xml .docx .epub .html .zip。比较官方文本的全部字符，空白、表格的竖线、编者的注释和链接不算。"""
import hashlib, html.parser, io, json, re, sys, urllib.request, zipfile
VOID, OURS = 'br col hr img input link meta source wbr'.split(), 'template authorialnote w:sdt w:instrtext'.split()
class Marked(html.parser.HTMLParser):  # 带行号（data-source、t:line）的元素、公文样式的段落、表格的行，除去编者的
    def __init__(self, text):
        super().__init__(); self.found, self.open = [], [(0, False)]
        self.feed(text)
    def handle_starttag(self, tag, attributes):
        (line, ours), own = self.open[-1], dict(attributes)
        if tag == 'w:pstyle' and own['w:val'].startswith(('Official', 'Heading')): self.open[-2] = (1, ours)
        line = int(own.get('data-source') or own.get('t:line') or (1 if tag == 'w:tr' else line))
        if tag not in VOID: self.open.append((line, ours or 'data-editorial' in own or tag in OURS))
    def handle_endtag(self, tag): self.open = self.open if tag in VOID else self.open[:-1] or self.open
    def handle_data(self, text): self.found += [(line, text) for line, ours in self.open[-1:] if line and not ours]
def data(own, text):  # 位置是 UTF-16 单元
    below = [pair for child in own.get('children', own.get('provisions')) for pair in data(child, text)]
    return [(p['line'], text[2 * p['start']:2 * p['end']].decode('utf-16-le')) for p in own.get('pieces', [])] + below
def markdown(md):  # 两条横线之间，除去记号、链接和注号
    md = re.sub(r'^\|( --- \|)+$|^> 推定：.*$|^#+ |^ *- ', '', ''.join(md.split('\n---\n')[1:2]), flags=re.M)
    return re.sub(r'\\(\n|.)|(&#?\w+;)|\[\^.+?]|\]\(<[^>]*>\)|\[|<[^>]+>', lambda m: m[1] or html.unescape(m[2] or ''), md)
def official(name, body):  # 行号和文字
    if name.endswith('.json'): return data(json.loads(body), json.loads(body)['text'].encode('utf-16-le'))
    if body[:2] == b'PK': body = b''.join(b for n, b in unzip(body).items() if n.endswith(('xhtml', 'document.xml')))
    text = body.decode('utf-16' if body[:1] in b'\xff\xfe' else 'gb18030' if '法规'.encode('gb18030') in body else 'utf-8', 'replace')
    if name.endswith('.txt'): return [(1, re.split(r'(?m)^\s*法规正文\s*[：:].*$', text, maxsplit=1)[-1])]
    return [(1, markdown(text))] if name.endswith('.md') else Marked(text).found
def unzip(body): return {n: z.read(n) for z in [zipfile.ZipFile(io.BytesIO(body))] for n in z.namelist()}
def sha256(body): return hashlib.sha256(body).hexdigest()
def check(name, body):
    if name.endswith('.zip'): return all([check(n, b) for n, b in unzip(body).items()])
    letters = ''.join(re.sub(r'[\s\u200b\ufeff|]', '', t) for _, t in sorted(official(name, body), key=lambda pair: pair[0]))
    found = [f'《{t["title"]}》{t["edition"] or ""}' for m in manifests for t in m.get('texts', [])
             if sha256(letters.encode()) == t['text'] or sha256(body) == t.get('original')]  # 后者是官方文件自身
    print('一致' if found else '不一致', name, *found, f'官方文本 {len(letters)} 字', '逐字节相同' * (sha256(body) in str(manifests)))
    return found
sys.excepthook = lambda kind, error, _: print(f'没有校验成：{kind.__name__}: {error}', file=sys.stderr)
def fetch(path): return json.load(urllib.request.urlopen(path) if '://' in path else open(path, 'rb'))
manifests = [(one := fetch(sys.argv[1])), *(fetch(re.sub(r'[^/\\]*$', part, sys.argv[1], count=1)) for part in one.get('parts', []))]  # 大的库有几份
sys.exit(not all([check(path, open(path, 'rb').read()) for path in sys.argv[2:]]))

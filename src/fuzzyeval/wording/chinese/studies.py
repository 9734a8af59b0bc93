"""The Chinese of what studies, and the documents that declare them, are refused for."""

from __future__ import annotations

__all__ = ["STUDIES"]

STUDIES: dict[str, str] = {
    # documents
    "{source}: {count:,} characters; a document has at most {limit:,}, so split it up": (
        "{source}: 共 {count:,} 个字符；一个文件最多 {limit:,} 个；删减内容"
    ),
    "{source}: not UTF-8 at byte {start}; save the file as UTF-8": (
        "{source}: 第 {start} 字节处不是 UTF-8；把文件存为 UTF-8"
    ),
    "{path}: a study's file ends in .yaml, .yml or .json": "{path}: 研究文件的扩展名应为 .yaml、.yml 或 .json",
    "{path}: cannot be read ({why}); give the path of a file": "{path}: 无法读取（{why}）；给出文件的路径",
    "{path}: cannot be written ({why}); give a path in a folder that is there": (
        "{path}: 无法写入（{why}）；文件夹须已存在"
    ),
    "{source}, line {line}: {problem}": "{source}, 第 {line} 行: {problem}",
    "{source}, line {line}: not JSON ({why}); mend the line": "{source}, 第 {line} 行: 不是 JSON（{why}）；改正这一行",
    "{source}, line {line}: not YAML ({why}); mend the line": "{source}, 第 {line} 行: 不是 YAML（{why}）；改正这一行",
    "{source}: not JSON ({why}); give a smaller number": "{source}: 不是 JSON（{why}）；改用较小的数",
    "{source}: not YAML ({why}); write plain YAML": "{source}: 不是 YAML（{why}）；写普通的 YAML",
    "{source}: nested deeper than {most} levels; flatten it": "{source}: 嵌套超过 {most} 层；减少层次",
    "nested deeper than {most} levels; flatten it": "嵌套超过 {most} 层；减少层次",
    "more than {most:,} values; leave out what is not needed": "值超过 {most:,} 个；去掉不需要的",
    "{source}: {text!r} holds half a character; write it whole": "{source}: {text!r} 中有半个字符；写完整的字符",
    "{word} is not a number; give a finite one": "{word} 不是数；改为有限数",
    "key {key!r} occurs twice; keep one": "键 {key!r} 出现了两次；保留一个",
    "a key that is no word; give text": "键不是文本；改用文本",
    "a merge key; write the values out": "用了合并键；把值写全",
    "a second document starts here; keep one": "这里开始了第二个文档；只保留一个",
    "alias *{name}; write the value out": "用了别名 *{name}；把值写全",
    "tag {tag}; write plain values": "用了标签 {tag}；直接写值",
    # what pydantic finds
    "{source}: {count} problems\n  {problems}": "{source}: {count} 个问题\n  {problems}",
    "{problem} (got {given!r})": "{problem}（得到 {given!r}）",
    "this field is missing; give it a value": "缺少这个字段；给它一个值",
    "no field is called {field!r} here{hint}": "这里没有名为 {field!r} 的字段{hint}",
    "{given!r} is not text; put it in quotes": "{given!r} 不是文本；加上引号",
    "{given!r} is not a number; give one, without quotes": "{given!r} 不是数；写一个数，不加引号",
    "{given!r} is not a whole number; give one": "{given!r} 不是整数；写一个整数",
    "{given!r} is neither true nor false; give one of them": "{given!r} 既不是 true 也不是 false；写其中之一",
    "{given!r} is not a finite number; give one": "{given!r} 不是有限数；写一个有限数",
    "{given!r} is not one of {expected}{hint}": "{given!r} 不在可选范围内；可选 {expected}{hint}",
    "{given!r} is not above {gt:g}; give a larger number": "{given!r} 不大于 {gt:g}；写更大的数",
    "{given!r} is below {ge:g}; give at least that": "{given!r} 小于 {ge:g}；不得小于这个数",
    "{given!r} is above {le:g}; give at most that": "{given!r} 大于 {le:g}；不得大于这个数",
    "{given!r} is not below {lt:g}; give a smaller number": "{given!r} 不小于 {lt:g}；写更小的数",
    "method: {tag!r} is not one of {expected}{hint}": "method: {tag!r} 不在可选范围内；可选 {expected}{hint}",
    "{given!r} does not say its method; give method: and a name": "{given!r} 没有写明方法；写 method: 和方法的名称",
    "{given!r} is no mapping; give fields and their values": "{given!r} 不是映射；写字段和它们的值",
    "{given!r} is no list; give one": "{given!r} 不是列表；写成列表",
    "{parent}: {count} children to compare; judge at most {most}, and group them under parents of their own": (
        "{parent}: 要比较的下级指标有 {count} 个；最多判断 {most} 个，可分组归到新的上级指标下"
    ),
    # the study
    "study: {kind} is no Study; make one with fuzzyeval.Study or Study.load(path)": (
        "study: {kind} 不是 Study；用 fuzzyeval.Study 或 Study.load(path) 得到一个"
    ),
    "path: {kind} is no path; give that of a YAML or JSON file": "path: {kind} 不是路径；给出 YAML 或 JSON 文件的路径",
    "text: {kind} is no text; give YAML or JSON": "text: {kind} 不是文本；给出 YAML 或 JSON",
    "{value} is not a version of the format; give 1": "{value} 不是格式的版本；写 1",
    "language: no label is in {language!r}; choose from {spoken}{hint}": (
        "language: 没有语言为 {language!r} 的名称；可选 {spoken}{hint}"
    ),
    "{chosen!r} is not a list of different readings; choose from fuzzy, score, index": (
        "{chosen!r} 不是几种不同的计分方式；可选 fuzzy、score、index"
    ),
    "reading: the index needs positive scores, and the lowest is {lowest:g}; shift the scores": (
        "reading: index 要求分值为正，而最低的是 {lowest:g}；平移分值"
    ),
    "grades: {method} needs scores of at least 0, and the lowest is {lowest:g}; shift the scores": (
        "grades: {method}要求分值不小于 0，而最低的是 {lowest:g}；平移分值"
    ),
    "weighting: stated needs ratings; name their columns and their scale under importance": (
        "weighting: stated 需要重要性评分；在 importance 中写明评分的列和范围"
    ),
    "importance/scale: stated needs ratings of at least 0, and the lowest is {lowest}; shift the scale": (
        "importance/scale: stated 要求评分不小于 0，而最低的是 {lowest}；平移评分"
    ),
    "weighting: derived needs an outcome; name its column under outcome": (
        "weighting: derived 需要结果变量；在 outcome 中写明它的列"
    ),
    "principle: cuts {cuts!r} do not part the scores {scores!r}; give {count}, one between each two neighbours, in "
    "their order": (
        "principle: cuts {cuts!r} 没有隔开分值 {scores!r}；按分值的次序，每两个相邻分值之间给一个，共 {count} 个"
    ),
    "operator {symbol} is your own and cannot be saved; name a built-in one": (
        "算子 {symbol} 是自定义的，无法保存；改用内置算子"
    ),
    "operator {symbol} is your own and cannot be saved; build the study in Python instead": (
        "算子 {symbol} 是自定义的，无法保存；改在 Python 中建立研究"
    ),
    # indicators, grades, labels
    "{value!r} is not an id; give text without '/', ',' and outer blanks": (
        "{value!r} 不能作 id；改用不含 '/' 和 ','、首尾没有空白的文本"
    ),
    "{id}: two indicators have this id; make ids unique in the tree": (
        "{id}: 两个指标用了同一个 id；整个指标体系中 id 不得重复"
    ),
    "{id}: level {depth}; a hierarchy has at most {most} levels": "{id}: 位于第 {depth} 层；指标体系最多 {most} 层",
    "{id}: only leaves have a column; leave out column {column!r}": "{id}: 只有末级指标才有列；去掉 column {column!r}",
    "{id}: a leaf gathers nothing; leave out its weighting and operator": (
        "{id}: 末级指标没有下级；去掉它的 weighting 和 operator"
    ),
    "{id}: its own weighting is about {name!r}; say it where {name!r} is declared": (
        "{id}: 它的 weighting 说的是 {name!r}；写到声明 {name!r} 的地方"
    ),
    "{value!r} is not a label; give a text, or texts by language such as {{en: ..., zh: ...}}": (
        "{value!r} 不能作名称；写一个文本，或按语言分别写，如 {{en: ..., zh: ...}}"
    ),
    "{value!r} is not an answer code; give a number or a text": "{value!r} 不能作回答的代码；改用数或文本",
    "{value} points: ready-made scales have {points}; or list the grades": (
        "{value} 级: 现成的量表只有 {points} 级；或自行列出等级"
    ),
    "{count} grades; a scale has 2 to {most}": "有 {count} 个等级；量表应有 2 至 {most} 个",
    "two grades have the same label; make the labels unique": "两个等级名称相同；名称不得重复",
    "scores {scores!r} are not strictly monotonic; list the grades from best to worst or back": (
        "分值 {scores!r} 不是严格单调的；按从优到劣或从劣到优的次序列出等级"
    ),
    "answer {meaning!r} stands for both {owner!r} and {label!r}; make codes and labels unique": (
        "回答 {meaning!r} 既代表 {owner!r} 又代表 {label!r}；代码和名称不得重复"
    ),
    # judgements and given weights
    "weighting: {named!r} is not an indicator with children{hint}": "weighting: {named!r} 不是有下级的指标{hint}",
    "{value!r} is not a mapping; give judgements by parent, such as {{quality: {{speed/care: 2}}}}": (
        "{value!r} 不是映射；按上级指标写判断，如 {{quality: {{speed/care: 2}}}}"
    ),
    "{parent}: {given!r} is neither pairs such as {{speed/care: 2}} nor a matrix": (
        "{parent}: {given!r} 既不是 {{speed/care: 2}} 这样的两两比较，也不是矩阵"
    ),
    "{parent}: {name!r} does not compare two indicators; write a/b": "{parent}: {name!r} 不是两个指标的比较；写成 a/b",
    "{parent}: {pair!r} is judged twice; keep one": "{parent}: {pair!r} 判断了两次；保留一个",
    "{parent}: judgement {name!r} names {side!r}, which is not one of {children}{hint}": (
        "{parent}: 判断 {name!r} 中的 {side!r} 不是它的下级指标；下级指标有 {children}{hint}"
    ),
    "{place}: judgement {value!r} is not a positive number or fraction; give how much more important the first is, "
    "1/9 to 9": "{place}: 判断 {value!r} 不是正数或正分数；写前者比后者重要多少，1/9 至 9",
    "{place}: judgement {value!r} is not positive, or beyond 1e-6 to 1e6; give how much more important the first "
    "is, 1/9 to 9": "{place}: 判断 {value!r} 不是正数，或超出 1e-6 至 1e6；写前者比后者重要多少，1/9 至 9",
    "{parent}: a judgement matrix is a list of {count} rows of {count} numbers each": (
        "{parent}: 判断矩阵应有 {count} 行，每行 {count} 个数"
    ),
    "{parent}: a {count}×{count} matrix for {order} children; give {order} rows": (
        "{parent}: 下级指标有 {order} 个，矩阵却是 {count}×{count}；应有 {order} 行"
    ),
    "{parent}[{i}, {j}]: {number} is on the diagonal; an indicator equals itself, 1": (
        "{parent}[{i}, {j}]: {number} 位于对角线上；指标与自身同等重要，应为 1"
    ),
    "{parent}: {first}/{second} is {number}, but {second}/{first} is {mirrored:g}; one must be the reciprocal of "
    "the other; give either": (
        "{parent}: {first}/{second} 为 {number}，{second}/{first} 却为 {mirrored:g}；两者应互为倒数，只写一个即可"
    ),
    "{parent}: no judgements are given; compare {children} with one another": (
        "{parent}: 没有给出判断；对 {children} 作两两比较"
    ),
    "{parent}: the judgements do not connect {named}; add a comparison between the parts": (
        "{parent}: 判断没有把 {named} 联系起来；在各部分之间补上比较"
    ),
    "{parent}: the judgements imply that {first}/{second} is {value:.0g}; judge less extremely": (
        "{parent}: 由判断推出 {first}/{second} 为 {value:.0g}；判断不要这么极端"
    ),
    "{parent}: no weights are given; add {{{parent}: {{{wanted}}}}}": (
        "{parent}: 没有给出权重；补上 {{{parent}: {{{wanted}}}}}"
    ),
    "{parent}: {child!r} is not one of {children}{hint}": (
        "{parent}: {child!r} 不是它的下级指标；下级指标有 {children}{hint}"
    ),
    "{parent}: no weight is given for {child!r}; give one, 0 if it is not to count": (
        "{parent}: 没有给出 {child!r} 的权重；补上，不计入的写 0"
    ),
    "{parent}/{child}: weight {weight:g} is negative; weights are at least 0": (
        "{parent}/{child}: 权重 {weight:g} 为负；权重不得小于 0"
    ),
    "{parent}: the weights sum to {total:g}, not to 1; divide them by their sum": (
        "{parent}: 权重之和为 {total:g}，不是 1；把各权重除以它们之和"
    ),
    "{parent}: {count} children to compare, and {name} has figures for {most} at most; choose alonso_lamata": (
        "{parent}: 要比较 {count} 个下级指标，而 {name} 最多只有 {most} 阶的数值；改用 alonso_lamata"
    ),
    # panels of experts
    "comparisons: no indicator with children is called {parent!r}{hint}": "comparisons: 没有名为 {parent!r} 的上级指标{hint}",
    "comparisons: no expert is called {expert!r}{hint}": "comparisons: 没有名为 {expert!r} 的专家{hint}",
    "{parent}: its children are not compared in pairs; weigh them by ahp": (
        "{parent}: 其下级指标没有作两两比较；用 ahp 赋权"
    ),
    "judgements, panel: exactly one of the two is needed; give judgements, or the panel of those who judged": (
        "judgements, panel: 两者应恰有其一；给出 judgements，或给出专家组 panel 的判断"
    ),
    "{field}: only a panel of experts has it; give a panel, or leave it out": (
        "{field}: 只有专家组（panel）才有这一项；给出 panel，或去掉它"
    ),
    "{field}: {name!r} is not one of {known}{hint}": "{field}: {name!r} 不在 {known} 之中{hint}",
    "group_importances: there are no groups; give groups, or leave it out": (
        "group_importances: 没有分组（groups）；给出 groups，或去掉这一项"
    ),
    "{count:,} experts; a panel has at most {most:,}, so bring them together in parts first": (
        "有 {count:,} 位专家；专家组最多 {most:,} 位，请先分批集结"
    ),
    "{value!r} is no judgements of experts; give them by expert, a table with a row a judgement, or a file beside the study": (
        "{value!r} 不是专家的判断；按专家给出，或给出每行一个判断的表，或研究旁边的文件"
    ),
    "{file!r} is not in the folder of the study; name a file, a folder or a pattern inside it": (
        "{file!r} 不在研究所在的目录之内；写其中的文件、子目录或匹配模式"
    ),
    "groups: {expert!r} is in {count} groups; put every expert into one": (
        "groups: {expert!r} 属于 {count} 个组；每位专家应恰好属于一个组"
    ),
    "no expert has judged; give judgements by expert, or a table with a row a judgement": (
        "没有任何专家的判断；按专家给出判断，或给出每行一个判断的表"
    ),
    "{name!r} is no name of an expert, or the second of that name; name each once": (
        "{name!r} 不是专家的姓名，或与前面重名；每位专家只写一次"
    ),
    "{file!r} is a file, which is looked for beside the file of a study; load the study from its file, or give what "
    "is in it": "{file!r} 是文件，只在研究文件所在的目录中查找；从文件读取研究，或给出文件的内容",
    "{parent}: the CR of every expert is above {limit:g}, so that nobody is left; ask them again, or leave out fewer": (
        "{parent}: 每位专家的 CR 都高于 {limit:g}，没有人可以计入；请他们重新判断，或放宽限度"
    ),
    "{parent}: the judgements of {expert!r} do not connect {named}; add a comparison between the parts, or aggregate by "
    "aij": "{parent}: {expert!r} 的判断没有把 {named} 联系起来；在各部分之间补上比较，或用 aij 集结",
    "{parent}: {first}/{second} is {value:g}, and the {scale} scale ends at 9; judge less extremely": (
        "{parent}: {first}/{second} 为 {value:g}，而 {scale} 标度到 9 为止；判断不要这么极端"
    ),
    # importance and outcome
    "{value!r} is no scale; give the lowest and the highest, two whole numbers": (
        "{value!r} 不是标度；给出最低值与最高值两个整数"
    ),
    "{low} is not below {high}; give the lowest, then the highest": "{low} 不小于 {high}；先写最低值，再写最高值",
    "{low} to {high} are {count:,} grades; give a scale of at most {most}": (
        "{low} 到 {high} 有 {count:,} 级；标度最多 {most} 级"
    ),
    "dont_know: {unknown!r} means don't know, and {answer} is on the scale; leave one out": (
        "dont_know: {unknown!r} 表示不清楚，而 {answer} 在标度之内；去掉其中一个"
    ),
    "outcome/dont_know: {unknown!r} means don't know, and {answer!r} is a grade's; leave one out, or give the outcome "
    "its own scale": "outcome/dont_know: {unknown!r} 表示不清楚，"
    "而 {answer!r} 是某一等级的回答；去掉其中一个，或为 outcome 单独给出标度",
    "importance/columns: no leaf is called {leaf!r}{hint}; name the column of each leaf": (
        "importance/columns: 没有名为 {leaf!r} 的末级指标{hint}；为每个末级指标写明其列"
    ),
    "importance/columns: leaf {leaf!r} has none; name the column in which its importance was rated": (
        "importance/columns: 末级指标 {leaf!r} 没有列；写明评价其重要程度的列"
    ),
    "{place}: column {column!r} is {role} already; name another column for one of them": (
        "{place}: {column!r} 列已是{role}；其中之一改用别的列"
    ),
    "{role} of the survey": " survey 的 {role}",
    "the answer to {leaf}": "对 {leaf} 的回答",
    "the importance of {leaf}": " {leaf} 的重要程度",
}
"""Chinese templates by their English ones."""

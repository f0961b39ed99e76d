/**
 * The words that headings and labels of statements are made of, by what they say. A label is recognised when every
 * word of it is listed here, so "Sample Input 1", "Пример входных данных", "入力例 1" and "Output for the first sample"
 * need no pattern of their own. A new language is a few more words.
 */
export type Role =
  | 'input' | 'output' | 'sample' | 'format' | 'explanation' | 'section'
  /** Joins input and output into one heading: "Input and output". */
  | 'and'
  /** Says whose output it is: "Output for sample input 1". */
  | 'for'
  /** Counts: "first", "II". Digits need no entry. */
  | 'number'
  /** Says nothing alone: "the", "data", "file". */
  | 'filler';

const WORDS: Readonly<Record<Role, string>> = {
  input: `input inputs stdin inputcopy
    dataset
    исходные исходных ввод ввода вход входа входные входных входной входного входе вхідні вхідних ввід введення увод уваходныя вхідний
    输入 輸入 入力 입력
    entrada entradas entrée entree entrées entrees d'entrée d'entree eingabe eingaben wejście wejscie wejścia wejscia wejściowe wejściowych
    vstup vstupu vstupní girdi girdisi giriş indata inndata ulaz ulazni ulaza intrare intrări bemenet syöte invoer masukan ingresso είσοδος`,
  output: `output outputs stdout outputcopy answer answers
    результат результаты ответ ответы вывод вывода выход выхода выходные выходных выходной выходного выходе вихідні вихідних вивід виведення вихідний вывад
    输出 輸出 出力 출력
    salida salidas saída saida saídas sortie sorties ausgabe ausgaben wyjście wyjscie wyjścia wyjscia wyjściowe wyjściowych
    odpowiedź odpowiedzią wynik wynikiem wyniki wyników
    výstup vystup výstupu výstupní çıktı cikti çıktısı utdata izlaz izlazni izlaza ieșire iesire kimenet tuloste uitvoer keluaran uscita έξοδος`,
  sample: `sample samples example examples exemplar
    пример примеры примера примеров образец образцы приклад приклади прыклад
    样例 樣例 示例 例子 範例 范例 样本 测试样例 用例 例 サンプル 예제 예시 예
    ejemplo ejemplos exemplo exemplos exemple exemples beispiel beispiele przykład przyklad przykłady przykładowe przykładowy przykładu
    příklad příklady ukázkový ukázkové örnek örnekler exempel primjer primjeri primer primeri exemplu exemple
    esempio esempi voorbeeld voorbeelden contoh példa esimerkki
    eksempel eksempler esimerkit minta παράδειγμα ví dụ mẫu contoh`,
  format: `format formats specification specifications spec specs description syntax
    формат описание спецификация формати опис
    descripción descrição descricao descrizione descriere popis beskrivning
    格式 形式 描述 형식 포맷
    formato formate spécification spécifications especificación especificação beschreibung opis formát specifikation`,
  explanation: `explanation explanations explained note notes remark remarks hint hints clarification clarifications
    details comment comments commentary discussion reasoning
    пояснение пояснения пояснений примечание примечания замечание замечания комментарий комментарии
    объяснение объяснения разъяснение подсказка пояснення примітка примітки
    解释 解釋 说明 說明 提示 备注 備註 注释 注意 注 解説 説明 補足 ヒント 설명 힌트 노트 참고
    explicación explicacion explicação explicacao explication explications erklärung erläuterung wyjaśnienie wyjasnienie objaśnienie uwagi vysvětlení poznámka
    açıklama nota notas remarque remarques bemerkung förklaring pojašnjenje objašnjenje spiegazione toelichting penjelasan giải thích ghi chú`,
  section: `statement problem task constraints constraint limits limitations limit bounds scoring score subtask subtasks
    grading grader source author authors background story objective goal instructions tags resources credits
    interaction protocol follow-up followup topics difficulty acknowledgements restrictions restriction
    guarantees assumptions implementation
    условие задача задание ограничения ограничение оценка оценивание система баллы подзадача подзадачи
    источник автор авторы протокол взаимодействия взаимодействие умова обмеження
    题目 題目 背景 数据范围 数据规模 约定 限制 限制条件 来源 來源 作者 子任务 评分 数据 范围 约束 约束条件 条件 进阶 交互 問題文 問題 制約 部分点 配点 문제 제한 출처 서브태스크 배점 조건
    restricciones restrições restricoes limites contraintes einschränkungen ograniczenia omezení kısıtlar begränsningar
    ograničenja vincoli ràng buộc giới hạn aufgabe zadanie zadania autor`,
  and: 'and & / и and&  及 与 和 與 と ・ y et und oraz e + та ＆',
  for: 'for corresponding pour für para для к к_ dla',
  number: `first second third fourth fifth sixth one two three four five i ii iii iv v vi первый первого второй второго третий 一 二 三 四 五 六 七 八 九 十`,
  filler: `the of a an to from in on with this that these above below following expected standard data file files
    set sets test tests case cases testcase testcases program your console terminal s x copy raw txt given values public actual correct
    d' de du da do la le les à a el los das der die no no. nr nr. # № - – — . , ;
    данные данных файл файла тест тесты теста тестов тестовые стандартный стандартного набор примере примерах по из на і дані даних
    的 之 数据 數據 資料 组 組 データ 标准 標準 복사 コピー 复制 複製 复制代码 скопировать копировать 데이터 테스트 测试 測試 ファイル 文件
    datos dados données donnees daten dane dati verileri veri date podaci danych jest poprawną poprawna poprawnym poprawny poprawnych jednym z`,
};

/** Word → roles, in small letters. `数据` alone is no label, so the later, weaker role wins for words listed twice. */
export const LEXICON: ReadonlyMap<string, Role> = new Map(
  (Object.entries(WORDS) as [Role, string][]).flatMap(([role, words]) => words.trim().split(/\s+/).map((word) => [word, role] as const)),
);

/** Length of the longest entry written without blanks between words (Chinese, Japanese, Korean). */
export const LONGEST_CJK_WORD = 6;

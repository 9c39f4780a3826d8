using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Long lines, broken where a person would: after commas, before operators, after an arrow.</summary>
public class LineWrappingTests
{
    [Theory]
    [InlineData(9, "return 1;")]
    [InlineData(5, "")]
    [InlineData(5, "    ")]
    [InlineData(5, "// A comment, which is wrapped elsewhere")]
    [InlineData(5, "[Attribute(1, 2)]")]
    [InlineData(5, "#pragma warning disable CS0612, CS0618")]
    [InlineData(5, "\"\"\"{\"a\": 1, \"b\": 2}\"\"\";")]
    [InlineData(5, "ComputeEverythingThatThereIs();")]
    [InlineData(5, "return everythingThatThereIs;")]
    [InlineData(5, "    global::Everything.ThatThereIs.Compute(")]
    [InlineData(5, "    everythingThatThereIs = ")]
    public void A_line_stays_that_is_short_or_has_no_place_to_break_at(int width, string line) => Assert.Equal([line], LineWrapping.Wrap(line, width));

    [Theory]
    [InlineData(38, "    Method(firstArgument, secondArgument, thirdArgument);", "    Method(", "        firstArgument, secondArgument,", "        thirdArgument);")]
    [InlineData(37, "    Method(firstArgument, secondArgument, thirdArgument);", "    Method(", "        firstArgument,", "        secondArgument,", "        thirdArgument);")]
    [InlineData(20, "Method(\"first, second\", new List<(int, int)>(), first < second);", "Method(", "    \"first, second\",", "    new List<(int, int)>(),", "    first < second);")]
    [InlineData(20, "Method(\"a, (b\", second, third);", "Method(", "    \"a, (b\", second,", "    third);")]
    [InlineData(20, "Method(first > second, table[1, 2], third);", "Method(", "    first > second,", "    table[1, 2],", "    third);")]
    [InlineData(20, "Run((first, second) => Combine(first, second), third);", "Run(", "    (first, second) => Combine(first, second),", "    third);")]
    [InlineData(30, "(first, second) => Combine(first, second),", "(first, second) => Combine(", "    first, second),")]
    [InlineData(20, "return Compute(argument);", "return Compute(", "    argument);")]
    public void Arguments_are_broken_behind_commas(int width, string line, params string[] lines) => Assert.Equal(lines, LineWrapping.Wrap(line, width));

    [Theory]
    [InlineData("public int Count => Compute(argument);", "public int Count =>", "    Compute(argument);")]
    [InlineData("    double result = Compute(argument);", "    double result =", "        Compute(argument);")]
    [InlineData("public int Total => first + second;", "public int Total =>", "    first + second;")]
    [InlineData("if (first != second && third != fourth && fifth)", "if (first != second", "    && third != fourth", "    && fifth)")]
    public void What_is_behind_an_arrow_or_before_an_operator_gets_a_line(string line, params string[] lines) => Assert.Equal(lines, LineWrapping.Wrap(line, 25));
}

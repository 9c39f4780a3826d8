using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Tests.Inputs;

/// <summary>For an array with more elements than a span can have, the exception names it, and is not an overflow.</summary>
public sealed class LongArrayTests
{
    /// <summary>Of bytes, which need a quarter of the memory, none of it touched: the check reads only the lengths.</summary>
    [Fact]
    public void A_table_of_more_than_2_147_483_647_elements_is_named()
    {
        var table = new byte[46341, 46341];

        ArgumentException exception = Assert.Throws<ArgumentException>(() => ShapeCheck.Parameter("Layer.Table", table));

        Assert.Equal("parameters", exception.ParamName);
        Assert.StartsWith(
            "'Layer.Table' of the parameters has shape [46341, 46341], which is more than the 2147483647 elements that a variable can have. Use several fields.",
            exception.Message, StringComparison.Ordinal);
        Assert.Equal(int.MaxValue, Variable.LengthOf(table)); // A gradient, which then has another shape than its parameter.
    }
}

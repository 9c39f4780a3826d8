using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Tests.Inputs;

/// <summary>An array that has more elements than a span can have is told by its name, and not by an overflow.</summary>
public sealed class LongArrayTests
{
    /// <summary>Of bytes, which take a quarter of the memory, and that is never touched: the check sees only the lengths.</summary>
    [Fact]
    public void A_table_of_more_than_2_147_483_647_elements_is_named()
    {
        var table = new byte[46341, 46341];

        ArgumentException exception = Assert.Throws<ArgumentException>(() => ShapeCheck.Parameter("Layer.Table", table));

        Assert.Equal("parameters", exception.ParamName);
        Assert.StartsWith(
            "'Layer.Table' of the parameters has shape [46341, 46341], which is more than the 2147483647 elements that a variable can have. Use several fields.",
            exception.Message, StringComparison.Ordinal);
        Assert.Equal(int.MaxValue, Variable.LengthOf(table)); // Of a gradient, which then has another shape than its parameter.
    }
}

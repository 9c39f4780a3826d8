using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Tests.Guards;

/// <summary>Messages about gradients that no step can use: the place, the number and what overflows.</summary>
public class GradientFaultTests
{
    [Fact]
    public void The_first_one_is_named_with_its_indices_in_a_table()
    {
        double[,,] table = new double[2, 3, 4];
        table[1, 2, 0] = double.NegativeInfinity;
        table[1, 2, 3] = double.NaN;

        NotFiniteNumberException thrown = Thrown(fault => fault.VisitTable("Layer.Table", table, double.MaxValue, ""));

        Assert.StartsWith("The gradient of 'Layer.Table' is -Infinity at [1, 2, 0]. Nothing has been changed.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(double.NegativeInfinity, thrown.OffendingNumber);
    }

    [Fact]
    public void The_first_one_is_named_with_its_indices_in_a_tensor()
    {
        float[] elements = new float[24];
        elements[(1 * 12) + (2 * 4) + 3] = float.NaN;

        NotFiniteNumberException thrown = Thrown(fault => fault.Visit<float>("Tensor", new TensorShape([2, 3, 4], [12, 4, 1]), elements, 1, ""));

        Assert.StartsWith("The gradient of 'Tensor' is NaN at [1, 2, 3].", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NaN_behind_a_large_number_is_what_is_named()
    {
        NotFiniteNumberException thrown = Thrown(fault =>
        {
            fault.Visit<float>("A", [1e30f], 1e19f, "its square overflows");
            fault.Visit<float>("B", [0, float.NaN], 1e19f, "its square overflows");
        });

        Assert.StartsWith("The gradient of 'B' is NaN at [1].", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_number_is_named_with_what_overflows()
    {
        NotFiniteNumberException thrown = Thrown(fault => fault.Visit<float>("A", [0, -1e30f, 1e31f], 1.5e19f, "its square overflows"));

        Assert.StartsWith(
            "The gradient of 'A' is -1E+30 at [1], and its square overflows; the largest that does not is 1.5E+19. Nothing has been changed.",
            thrown.Message, StringComparison.Ordinal);
        Assert.Equal(-1e30f, thrown.OffendingNumber);
    }

    [Fact]
    public void A_norm_is_named_with_the_largest_number_in_it()
    {
        NotFiniteNumberException thrown = Assert.Throws<NotFiniteNumberException>(() =>
        {
            var fault = new GradientFault();
            fault.Visit<float>("A", [1, 2], 1.5e19f, "");
            fault.Visit<float>("B", [3, -1e19f, 4], 1.5e19f, "");
            fault.Visit<float>("C", [5], 1.5e19f, "");
            fault.Throw("all gradients");
        });

        Assert.StartsWith(
            "The norm of all gradients overflows, although each of its numbers is finite; the largest, that of 'B', is -1E+19 at [1]. Nothing has been changed.",
            thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_empty_or_missing_has_no_fault()
    {
        NotFiniteNumberException thrown = Thrown(fault =>
        {
            fault.Visit<float>("None", default(TensorShape), [], 1, "");
            fault.Visit<float>("Empty", new TensorShape([3, 0], [0, 1]), [], 1, "");
            fault.VisitTable<float>("None", null, 1, "");
            fault.VisitTable<float>("Empty", new float[3, 0], 1, "");
            fault.Visit<float>("Empty", [], 1, "");
            fault.Visit<float>("Bad", [float.NaN], 1, "");
        });

        Assert.Contains("'Bad'", thrown.Message, StringComparison.Ordinal);
    }

    private static NotFiniteNumberException Thrown(Action<GradientFault> visit)
    {
        var fault = new GradientFault();
        visit(fault);
        return Assert.Throws<NotFiniteNumberException>(() => fault.Throw());
    }
}

using Xunit.Abstractions;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>No row of validation.jsonl is left out.</summary>
public class ValidationSummaryTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_row_is_in_a_group()
    {
        Dictionary<ValidationGroup, int> counts = ValidationRow.All.CountBy(row => row.Group).ToDictionary();
        foreach ((ValidationGroup group, int count) in counts)
        {
            output.WriteLine($"{group}: {count}");
        }

        Assert.DoesNotContain(ValidationRow.All, row => row.Group == ValidationGroup.None);
        Assert.Equal(
            new Dictionary<ValidationGroup, int>
            {
                [ValidationGroup.Configuration] = 132,
                [ValidationGroup.Schedule] = 78,
                [ValidationGroup.LossScale] = 19,
                [ValidationGroup.Use] = 36,
            },
            counts);
        Assert.Equal(265, ValidationRow.All.Count);
    }
}

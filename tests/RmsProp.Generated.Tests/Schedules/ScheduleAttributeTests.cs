using System.Reflection;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Tests.Schedules;

/// <summary>Every schedule attribute has the arguments of its schedule, with the same defaults.</summary>
public class ScheduleAttributeTests
{
    public static TheoryData<string> ClassNames => new(KerasSchedule.ClassNames);

    [Theory]
    [MemberData(nameof(ClassNames))]
    public void Properties_are_the_arguments_of_the_schedule(string className)
    {
        Type attributeType = AttributeOf(className);
        object attribute = Activator.CreateInstance(attributeType)!;
        PropertyInfo[] properties =
            attributeType.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        ParameterInfo[] parameters = KerasSchedule.ConstructorOf(className).GetParameters();

        Assert.Equal(parameters.Select(PropertyName), properties.Select(property => property.Name));
        Assert.All(parameters.Zip(properties), pair =>
        {
            (ParameterInfo parameter, PropertyInfo property) = pair;
            Assert.Equal(AttributeType(parameter.ParameterType), property.PropertyType);
            Assert.Equal(!parameter.HasDefaultValue, property.IsDefined(typeof(RequiredMemberAttribute)));
            if (parameter.HasDefaultValue)
            {
                // An attribute can't hold a double?, so NaN stands for null.
                Assert.Equal(parameter.DefaultValue ?? double.NaN, property.GetValue(attribute));
            }
        });
    }

    [Theory]
    [MemberData(nameof(ClassNames))]
    public void A_struct_may_have_several_one_for_each_configuration(string className)
    {
        Type attributeType = AttributeOf(className);
        AttributeUsageAttribute usage = attributeType.GetCustomAttribute<AttributeUsageAttribute>(inherit: true)!;

        Assert.Equal(AttributeTargets.Struct | AttributeTargets.Class, usage.ValidOn);
        Assert.True(usage.AllowMultiple);
        Assert.False(usage.Inherited);
        Assert.Equal(typeof(LearningRateScheduleAttribute), attributeType.BaseType);
    }

    [Fact]
    public void There_is_an_attribute_for_every_schedule_and_no_other()
    {
        Type[] types = typeof(ILearningRateSchedule).Assembly.GetExportedTypes();
        IEnumerable<Type> schedules = types.Where(type => type.IsClass && type.IsAssignableTo(typeof(ILearningRateSchedule)));
        IEnumerable<Type> attributes = types.Where(type => type.IsSubclassOf(typeof(LearningRateScheduleAttribute)));

        Assert.Equal(KerasSchedule.ClassNames.Order(), schedules.Select(type => type.Name).Order());
        Assert.Equal(
            KerasSchedule.ClassNames.Select(name => $"{name}Attribute").Order(),
            attributes.Select(type => type.Name).Order());
    }

    private static Type AttributeOf(string className) => KerasSchedule.TypeOf($"{className}Attribute");

    private static string PropertyName(ParameterInfo parameter) =>
        char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..];

    private static Type AttributeType(Type type) =>
        type == typeof(ReadOnlySpan<double>) ? typeof(double[]) : Nullable.GetUnderlyingType(type) ?? type;
}

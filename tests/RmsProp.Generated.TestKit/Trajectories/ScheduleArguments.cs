using System.Text.Json;

namespace RmsProp.Generated.TestKit;

/// <summary>The class in <c>keras.optimizers.schedules</c> that gives the learning rate, and its arguments.</summary>
public sealed record ScheduleArguments(string ClassName, JsonElement Arguments);

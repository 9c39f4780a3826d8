namespace RmsProp.Generated.Tests.Schedules;

/// <summary>Every step of a training evaluates the schedule, and a step does not allocate.</summary>
[Collection(nameof(Alone))]
public class ScheduleAllocationTests
{
    public static TheoryData<string> Ids => new(ScheduleRecording.All.Select(recording => recording.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Evaluating_allocates_nothing(string id)
    {
        ILearningRateSchedule schedule = ScheduleRecording.All.Single(recording => recording.Id == id).Schedule;
        double sum = 0;

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (long step = 0; step < 1000; step++)
        {
            sum += schedule.GetLearningRate(step) + schedule.GetSingleLearningRate(step);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.False(double.IsNaN(sum));
    }
}

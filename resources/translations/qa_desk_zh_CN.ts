<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>qa_desk</name>
    <message>
      <source> min</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n call(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) exported.</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n comment(s) still needed:</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n critical error(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n evaluation(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n moment(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n question(s) without an answer:</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n selected</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>, </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A comment is needed here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A comment is needed here (C).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A copy from before is in {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A name in another system needs both the system and the name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A person needs a name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A report could not be written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A report was saved on this computer. You can go on working.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A report without any customer's data is on this computer, in {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A team needs a name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Abandoned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About QA Desk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a moment of your own beside it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add something that tells them apart, such as a second name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Administrators</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>After the critical error: {score}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Agent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Agent and customer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Agent hidden until you submit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Agent not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Agent sees it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Agent talks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Agent · {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Agents</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All changes saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All points count together, each times the weight of its section.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An empty workspace is kept in {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another program is writing to this workspace and did not finish.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answer them, or mark them N/A where the form allows it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answer with this choice; begin with this form</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Any time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask a lead or an administrator of the workspace.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At least</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At most</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back 1 second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back 10 seconds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back 5 seconds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back 5 seconds (Left)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back up now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Backed up, {size} MB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Backing up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Begin with {form}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>By {author}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Call ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Call {id}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change the comment (C)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Channel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Chat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that the disk has room and the folder can be written to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that the disk is not full and that you may write there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that the file can be read and the workspace folder can be written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that the file may be opened and that its drive is connected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the disk and that you may write to the workspace folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a sound file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another folder, or close the file where it is open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another folder, or create a workspace there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another one from Calls.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another person to join with.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose from everybody…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Chosen moment as evidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear the selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click to seek, drag to select, plus and minus to zoom, page keys to move.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close this message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Coaches</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Commands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Comment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Comment (C)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Comment on “{text}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Connect headphones or speakers and press play again. {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Connect it again or choose another, then press play.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Continue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the call ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Counting calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Critical for compliance: {question}: {choice}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Critical for the business: {question}: {choice}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Critical for the customer: {question}: {choice}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customer {reference}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customer's rating</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customer's rating hidden until you submit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customer's rating {value} of {best}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customers satisfied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customers satisfied and quality by month</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customers satisfied, %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dates</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Diagnostics</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Diagnostics…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Direction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag the window, or use Left, Right, plus and minus.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop recordings and their tables here, and every call is listed to hear, search and score.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>E-mail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Each question lies between its worst and its best choice and counts with its weight.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evaluations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Everything you entered is saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Executives</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export calls…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export the call as stereo: the agent left, the customer right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Exporting calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Failed by a critical error.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Failed by a critical error; the score is set to {score}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Failed by a critical error; the score of {score} is kept beside it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Failed: {question} ({name})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Feedback</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Feedback that the agent reads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find a command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find a command…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find a name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find in this call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find in this call (Ctrl+F)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fit columns to what is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow the conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For coaches and leads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For whoever helps you. It holds no customer's data.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Form</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forms here: {known}. Name the language too where two share a key.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forward</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forward 1 second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forward 10 seconds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forward 5 seconds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forward 5 seconds (Right)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Free software under the Apache License 2.0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Free some space and import again: what is already in stays.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Free some space and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Free some space and try again; nothing else was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Get the file again from the recorder; this copy holds nothing to play.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give the whole name, or the id from “qa-desk people”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on working</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to Calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to {page}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Guidance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Guidance on “{text}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>High (4 or 5 of 5)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>If both are one person, join the two entries.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import it by itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In {source}, “{alias}” is already {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Incoming</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Internal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is read-only here, so that neither overwrites the other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It may have been moved or renamed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its choices are: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Join the other way round: keep this entry and let the other one go.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep the turn being heard in view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last 30 days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last 7 days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last 91 days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last month</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Length</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Like the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Listen to calls, score them on your own forms, and see quality beside the customers' ratings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Listening, marking and scoring work without one. To add words, import the transcript file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Listening, scoring and coaching for customer contact centres, on your own desk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Longest pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look around in a sample contact centre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Low (1 or 2 of 5)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>M marks what was just heard, or the selected stretch. E lays it beside a question.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make somebody else an administrator first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Making the sample workspace</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Making the workspace</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mark a moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mark a moment (M)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mark a moment here (M)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mean of questions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Middle (3 of 5)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Moments</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>N/A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name of this view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next call nobody has scored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next call that nobody has scored (Ctrl+Right)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next moment (.)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No call fits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No call fits all of these filters and words.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No call is open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No call of this agent is scored in this period.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No calls yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No form is published here yet. A lead can publish one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No older call with sound is waiting for a score.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No question applies to this call, so there is no score.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No score yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No sound device is available, so calls play silently.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nobody has scored this call yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not applicable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not applicable (N)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not rated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not rated by the customer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not resolved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not saved yet. Trying again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not scorable: nothing applied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not scored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not submitted yet: {answers} questions without an answer, {comments} without a needed comment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Note on the moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing to choose from yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On Debian or Ubuntu run “sudo apt install libportaudio2”, then start QA Desk again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only calls of the queue {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only calls of {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only coaches read this</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only coaches see it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a workspace</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a workspace folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open another workspace…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open it, or choose another folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open one from Calls to hear it, read it and score it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the call again to see it as it is now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opening the workspace</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outcome</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outgoing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Overview of the call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pass mark: {mark}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>People</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Phone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play or pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Playing stopped: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Points are added up; zero is normal service.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Points, plus and minus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pooled points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press play to try again from the same place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press the number of a form to begin. Every answer is saved at once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous moment (,)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Private note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Private note that only coaches read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Publish it first: qa-desk forms --install-starters installs the starter forms.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>QA Desk reads WAV, FLAC, Ogg, Opus and MP3; convert other formats, or the file is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quality</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quality by section, 95 % interval</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quality less satisfied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quality, %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Queue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rating</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rating, {low} to {high}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read only: open in another window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading filters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading the sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove the chosen moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove this moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove this moment (Delete)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Resolved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore it from the folder “backups”. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore the folder “recordings” from a backup, or import the call again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Review</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sample data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sample data. Northside and everybody in it are invented. Calls, ratings, evaluations and coaching come from a stated random model: agents differ in skill, three questions really move the rating, coaching helps eight of twelve agents, about three customers in ten answer the survey. The 24 calls with sound were written for QA Desk and are spoken by a synthesiser.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the selected calls, or all that are listed, as a table (Ctrl+E)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save this view…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved views</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saving…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Score</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Score the call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Score this call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Score {score} of 100</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scored</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Scored %n time(s) before; scores stay hidden until you submit.</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Scored by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search what was said and noted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Section percent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Section {section} failed: {question}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Selection ends here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Selection starts here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set to zero by a critical error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the agent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the workspace folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Signed in: {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>So far: {score} %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>So far: {score} points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Somebody else has to do it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Somebody else has to score it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Somebody else sits down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Somebody else sits down…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something went wrong inside QA Desk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound cannot be played: the system library PortAudio is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound of the call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sound on or off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speed {speed}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start with an empty workspace</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Submit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Submit the evaluation (Ctrl+Enter)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Submitted {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Submitted: {verdict}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Survey comment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Switch language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Switch light and dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tables (*.csv)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tag of the moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take this filter away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take this filter away (Delete)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Talked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Team</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The agent reads this</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The agent sees it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The answer to “{text}” is not a number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The database could not be written: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk is full; the last change could not be saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk is full; “{name}” was not copied.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk is full; “{name}” was not written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The evaluation form is not in this workspace.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file says {said} s but holds {found} s.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file was cut short: {percent} % of the sound is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file {file} is not a QA Desk database, or is damaged: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file “{name}” is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The folder {folder} is not empty; the sample workspace needs one of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The form has no question “{key}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The form {name} cannot be used: {first}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The form {name} cannot be used: {first}. Further problems: {more}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The recorder did not finish this file; its length was measured.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The recorder may have stopped before the call; get the file again from its source.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sample workspace could not be made in {folder}: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The score is the mean of the sections, each counting with its weight.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The section {section} failed: counts {percent} % instead of {calculated} %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The section {section} failed; what it earned is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sound cannot be shown. Words, moments and scoring work without it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sound device “{name}” was disconnected; playing is paused.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sound of this call is missing from the workspace ({name}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The workspace folder {folder} cannot be used: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The workspace needs at least one administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The workspace was made ready for this release.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is already a team called {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is already a workspace in {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is already somebody called {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no file “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no single form called “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no single person called “{name}” whom you may see.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no workspace in {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This call has no recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This call has no transcript.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This call is not in the workspace any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This call is not in the workspace, or is not yours to see.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This draft is not there any more, or belongs to somebody else.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This evaluation is being changed in another window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This evaluation is not there, or is not yours to see.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This evaluation was already submitted or given up, perhaps in another window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is your own call.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is your own call: somebody else has to score it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This kind of file is unpacked once before it plays.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This moment belongs to somebody else.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This moment is not there any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This month</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This often is a saved sign-in or error page; download the recording again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This person is not in the workspace any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This team is not there any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This workspace was last used with a newer QA Desk (schema {schema}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Together: {score}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transferred</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unknown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unresolved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Until</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Update QA Desk on this computer. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Video</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Views</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Volume {percent}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wait a moment and try again. Nothing was lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waited</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weight {weight}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Welcome to QA Desk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What do you want to do?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What went well, what to try next time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What you see and may do follows your role. This computer remembers your choice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Who are you?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With moments</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Without a critical error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Without critical errors it would have been {calculated}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Without moments</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wrap-up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write the answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Yesterday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>You cannot deactivate yourself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>You cannot join yourself into somebody else.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your last words may not be saved; everything before them is. Please look before you go on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a form needs at least one question that is scored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a form needs at least one section</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a form starts with “key: value” lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a key is needed, without spaces</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a number question needs ranges</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a section needs at least one question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a yes_no question needs two choices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>administrator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>agent</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>any</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>asks for a comment where the question allows none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>at least {low} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>at most {high} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>bands must ascend</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>business</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>business, critical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>calls.csv</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>chat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>coach</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>coached {date}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>compliance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>compliance, critical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>critical error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>critical for compliance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>critical for the business</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>critical for the customer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>customer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>customer, critical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>does not fit: {detail}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>e-mail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>every choice earns the same, so none is the best</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>executive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>expected {expected}, found {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>high</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>incoming</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>internal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>is not a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it cannot be read: {detail}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it is too large, too deep, or refers to itself</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>lead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>low</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>more than {n} calls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>must lie above the start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>must lie between 0 and 100</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>must lie between the question's worst and best points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>must not be empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>must not be larger than {largest}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>must not be negative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>must not be negative under this formula</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>must not have more than {count} characters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>must not have more than {places} decimal places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>n {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>needs at least one choice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>needs at least two choices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no choice earns any points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no critical error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no section counts: each has weight 0 or nothing to earn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not applicable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not enough data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not enough data; n {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not rated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not scorable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>only number questions have ranges</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>outgoing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pass</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>points, ours less theirs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ranges must ascend and not overlap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>since {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>talking over · {seconds} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the lowest band must start at 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>this kind of question has no choices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>until {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>video</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>voice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>we are kinder than customers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>with recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{answered} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{answered} of {total} answered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{answered} of {total} questions are answered so far.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} answers were filled in and not looked at.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{form}, version {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{kind}, the lowest of three; n {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{low} to {high} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{low} to {high}; n {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} and {n} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} may not do this here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} was already scored under this entry, and submitted evaluations never change.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{place} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{question}: hidden by a rule, does not count.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{question}: not applicable, counts in full by the form's rule.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{question}: not applicable, counts like the rest of its section.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{question}: not applicable, counts {earned} of {possible} by the form's rule.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{question}: not applicable, does not count.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{score} % is below the pass mark of {mark} %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{score} % reaches the pass mark of {mark} %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{score} points are below {mark}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{score} points reach the mark of {mark}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{score}, below the pass mark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{score}, failed by a critical error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{score}, passed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{seconds} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{section}: not answered yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{section}: nothing applies, so it drops out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{section}: {earned} of {possible}, {percent} %, for information only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{section}: {earned} of {possible}, {percent} %, weight {weight}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{section}: {earned} points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{speed}×</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{text}: N/A, not counted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{text}: {got} of {could}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{time} (UTC{zone})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} by {name}, {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} · {language} · version {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title}, version {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title}: nothing counted yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title}: {percent}, weight {weight}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title}: {points} points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{value} of {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{word} (Space)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{field}” is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{field}” is not known here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” could not be written: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{key}” is used twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” already is stereo, so it cannot be one half of a call.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” cannot be read as sound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” could not be copied into the workspace: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” could not be read: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” could not be written: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” has {channels} channels; QA Desk plays one or two.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is a folder, not a recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is a sound file with no sound in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is not a recording: it holds {kind}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{text}” always applies; N/A is not allowed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{text}” does not take a number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{text}” has no choice “{choice}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{text}” takes one choice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{value}” is not one of: {known}</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
